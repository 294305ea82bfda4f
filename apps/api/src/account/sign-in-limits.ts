import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../core/config/config';
import { addressBlock } from '../core/http/address-block';
import { take } from '../core/http/back-off';
import { isSharedPlace } from '../core/http/caller';
import type { BrowserMark } from './known-browser';

const quarterOfAnHour = 900;

/** Counts failed tries only; whoever gets it right is never slowed down by the others of a town hall behind one address. */
const limits = {
  /** One account from one place. */
  accountFromBlock: { points: 10, duration: quarterOfAnHour },
  /** Many accounts from one place. */
  block: { points: 100, duration: quarterOfAnHour },
  /** One account from everywhere. */
  account: { points: 50, duration: quarterOfAnHour },
  /** One account from a browser in which its owner has signed in before. */
  knownBrowser: { points: 10, duration: quarterOfAnHour },
} as const;

/** A try to sign in: for which account, from where. */
export interface SignInAttempt {
  readonly email: string;
  /** Undefined when nobody has the address; it counts all the same. */
  readonly accountId: string | undefined;
  readonly address: string | undefined;
  readonly browser: BrowserMark | null;
}

/** Reset mails for one address, and from one place; more are silently not written. */
const resetLimits = {
  address: { points: 3, duration: 3_600 },
  block: { points: 30, duration: 3_600 },
} as const;

/**
 * Back-off against guessing. It lives in the memory of this node and counts by account and by address block, never by anything that
 * the client says about itself (see `callerAddress`). It only guards the door: whoever is signed in already is not touched by it.
 */
@Injectable()
export class SignInLimits {
  private readonly accountFromBlock = new RateLimiterMemory(limits.accountFromBlock);
  private readonly block = new RateLimiterMemory(limits.block);
  private readonly account = new RateLimiterMemory(limits.account);
  private readonly knownBrowser = new RateLimiterMemory(limits.knownBrowser);
  private readonly resetAddress = new RateLimiterMemory(resetLimits.address);
  private readonly resetBlock = new RateLimiterMemory(resetLimits.block);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * Runs one try; a failed one counts. The points are taken before the try and given back unless it was refused, so that many tries at
   * once cannot slip through. Throws `request.rateLimited`.
   */
  async attempt<Result>(tried: SignInAttempt, attempt: () => Promise<Result>): Promise<Result> {
    if (!this.config.hasRateLimits) return attempt();
    const counters = this.countersOf(tried);
    for (const [limiter, key] of counters) await take(limiter, key);
    const giveBack = () => Promise.all(counters.map(([limiter, key]) => limiter.reward(key)));
    try {
      const result = await attempt();
      await giveBack();
      return result;
    } catch (error) {
      if (!(error instanceof DomainError)) await giveBack();
      throw error;
    }
  }

  /**
   * A browser that its owner has used before counts for itself, so that nobody else's guessing keeps the owner out.
   */
  private countersOf({ email, accountId, address, browser }: SignInAttempt): Counter[] {
    if (browser !== null && accountId !== undefined && browser.accountIds.includes(accountId))
      return [[this.knownBrowser, `${browser.id} ${accountId}`]];
    const block = addressBlock(address);
    return [
      [this.accountFromBlock, `${email} ${block}`],
      [this.account, email],
      ...(isSharedPlace(address) ? [] : ([[this.block, block]] satisfies Counter[])),
    ];
  }

  /** Whether one more reset mail may be written. */
  async mayReset(email: string, address: string | undefined): Promise<boolean> {
    if (!this.config.hasRateLimits) return true;
    try {
      if (!isSharedPlace(address)) await take(this.resetBlock, addressBlock(address));
      await take(this.resetAddress, email);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }
}

type Counter = [RateLimiterMemory, string];
