import { DomainError } from '@quartiersforum/domain';
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts one more for `key`. Throws `request.rateLimited` with the seconds to wait. */
export async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new DomainError('request.rateLimited', {
      retryAfter: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
    });
  }
}
