import { DomainError } from '@quartiersforum/domain';
import { loadConfig } from '../core/config/config';
import { FeedLimits } from './feed-limits';

const limits = () =>
  new FeedLimits(loadConfig({ DATABASE_URL: 'postgres://localhost/none', RATE_LIMITS: 'on' }));
const nothing = () => Promise.reject(new DomainError('calendarFeed.notFound'));
const tries = (guard: FeedLimits, address: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      guard.attempt(address, nothing).catch((error: unknown) => (error as DomainError).code),
    ),
  );

describe('whoever tries addresses of feeds', () => {
  it('is stopped with their whole network after 120 that lead nowhere, also when they come all at once', async () => {
    const guard = limits();
    const codes = await tries(guard, '192.0.2.1', 130);
    expect(codes.filter((code) => code === 'request.rateLimited')).toHaveLength(10);
    const [neighbour] = await tries(guard, '192.0.2.99', 1);
    expect(neighbour).toBe('request.rateLimited');
    const [elsewhere] = await tries(guard, '198.51.100.1', 1);
    expect(elsewhere).toBe('calendarFeed.notFound');
  });

  it('stops nobody behind the same proxy', async () => {
    expect(new Set(await tries(limits(), '127.0.0.1', 200))).toEqual(
      new Set(['calendarFeed.notFound']),
    );
  });
});

describe('a town hall behind one address', () => {
  it('reads as many feeds as it has', async () => {
    const guard = limits();
    const found = Array.from({ length: 100 }, () =>
      guard.attempt('192.0.2.1', () => Promise.resolve('feed')),
    );
    expect(await Promise.all(found)).toHaveLength(100);
    await Promise.all(
      Array.from({ length: 100 }, () => guard.attempt('192.0.2.1', () => Promise.resolve('feed'))),
    );
    expect(await tries(guard, '192.0.2.1', 1)).toEqual(['calendarFeed.notFound']);
  });
});

describe('one feed', () => {
  it('is answered 60 times in a quarter of an hour and then says how long to wait', async () => {
    const guard = limits();
    for (let index = 0; index < 60; index += 1) await guard.fetched('one');
    const refused = await guard.fetched('one').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'request.rateLimited' });
    expect((refused as DomainError).details.retryAfter).toBeGreaterThan(0);
    await expect(guard.fetched('another')).resolves.toBeUndefined();
  });
});
