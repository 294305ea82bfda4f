import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { CONFIG, type Config } from '../config/config';
import { take } from './back-off';

const minute = 60;

/** What one account may ask for in a minute, however it turns out. More than anybody presses, less than a loop does. */
export const requestLimits = {
  /** Whole files, written or read: a second of work each. */
  file: { points: 20, duration: minute },
  /** Others are told, mostly by mail. A coordinator may go through a list, one by one. */
  message: { points: 40, duration: minute },
  /** A secret address is made; the one before it is kept for weeks, to be told apart. */
  secret: { points: 20, duration: minute },
} as const;

export type RequestLimit = keyof typeof requestLimits;

/** Keeps accounts from what is dear when it is done over and over; declared by `Route`. In the memory of this node. */
@Injectable()
export class RequestLimits {
  private readonly limiters = {
    file: new RateLimiterMemory(requestLimits.file),
    message: new RateLimiterMemory(requestLimits.message),
    secret: new RateLimiterMemory(requestLimits.secret),
  } satisfies Record<RequestLimit, RateLimiterMemory>;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts one request. Throws `request.rateLimited`. */
  async count(limit: RequestLimit, accountId: string): Promise<void> {
    if (this.config.hasRateLimits) await take(this.limiters[limit], accountId);
  }
}
