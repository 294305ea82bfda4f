import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../core/config/config';
import { addressBlock } from '../core/http/address-block';
import { take } from '../core/http/back-off';
import { isSharedPlace } from '../core/http/caller';

const quarterOfAnHour = 900;

const limits = {
  /** Fetches of one feed. The most eager calendar asks every five minutes; several devices may share a feed. */
  feed: { points: 60, duration: quarterOfAnHour },
  /** Addresses from one place that lead nowhere (any more); calendars are slow to forget one. */
  block: { points: 120, duration: quarterOfAnHour },
} as const;

/**
 * Keeps a feed from being asked for all the time, and anybody from trying addresses. In the memory of this node; what is right costs
 * the place it comes from nothing, so that a town hall behind one address reads as much as it wants.
 */
@Injectable()
export class FeedLimits {
  private readonly feed = new RateLimiterMemory(limits.feed);
  private readonly block = new RateLimiterMemory(limits.block);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Runs `look` for what is behind an address; when that throws, it counts. Throws `request.rateLimited`. */
  async attempt<Result>(address: string | undefined, look: () => Promise<Result>): Promise<Result> {
    if (!this.config.hasRateLimits || isSharedPlace(address)) return look();
    const block = addressBlock(address);
    await take(this.block, block);
    const found = await look();
    await this.block.reward(block);
    return found;
  }

  /** Counts one fetch. Throws `request.rateLimited`. */
  async fetched(feedId: string): Promise<void> {
    if (this.config.hasRateLimits) await take(this.feed, feedId);
  }
}
