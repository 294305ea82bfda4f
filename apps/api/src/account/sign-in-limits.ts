import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../core/config/config';
import { addressBlock } from './address-block';

const quarterOfAnHour = 900;

/** Counts failed tries only; whoever gets it right is never slowed down by the others of a town hall behind one address. */
const limits = {
  /** One account from one place. */
  accountFromBlock: { points: 10, duration: quarterOfAnHour },
  /** Many accounts from one place. */
  block: { points: 100, duration: quarterOfAnHour },
  /** One account from everywhere: short, so that nobody can keep its owner out for long. */
  account: { points: 50, duration: 60 },
} as const;
/** Reset mails for one address, and from one place; more are silently not written. */
const resetLimits = {
  address: { points: 3, duration: 3_600 },
  block: { points: 30, duration: 3_600 },
} as const;

/**
 * Back-off against guessing. It lives in the memory of this node and counts by account and by address block, never by anything that
 * the client says about itself. It only guards the door: whoever is signed in already is not touched by it.
 */
@Injectable()
export class SignInLimits {
  private readonly accountFromBlock = new RateLimiterMemory(limits.accountFromBlock);
  private readonly block = new RateLimiterMemory(limits.block);
  private readonly account = new RateLimiterMemory(limits.account);
  private readonly resetAddress = new RateLimiterMemory(resetLimits.address);
  private readonly resetBlock = new RateLimiterMemory(resetLimits.block);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Runs one try; a failed one counts. The points are taken before the try and given back after a right one, so that many tries at
   * once cannot slip through. Throws `request.rateLimited`.
   */
  async attempt<Result>(
    email: string,
    address: string | undefined,
    attempt: () => Promise<Result>,
  ): Promise<Result> {
    if (!this.config.hasRateLimits) return attempt();
    const block = addressBlock(address);
    const taken = [
      [this.accountFromBlock, `${email} ${block}`],
      [this.block, block],
      [this.account, email],
    ] as const;
    for (const [limiter, key] of taken) await take(limiter, key);
    const result = await attempt();
    await Promise.all(taken.map(([limiter, key]) => limiter.reward(key)));
    await this.accountFromBlock.delete(`${email} ${block}`);
    return result;
  }

  /** Whether one more reset mail may be written. */
  async mayReset(email: string, address: string | undefined): Promise<boolean> {
    if (!this.config.hasRateLimits) return true;
    try {
      await take(this.resetBlock, addressBlock(address));
      await take(this.resetAddress, email);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new DomainError('request.rateLimited', {
      retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
    });
  }
}
