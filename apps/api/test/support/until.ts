import { setTimeout as delay } from 'node:timers/promises';

const pollMilliseconds = 20;

/**
 * Resolves with the first truthy answer; fails after `milliseconds`. For what has no event of its own. The default is beyond the
 * longest round in which a worker of jobs looks for itself; pass less where the product promises less.
 */
export async function until<Result>(
  ask: () => Result | Promise<Result>,
  milliseconds = 20_000,
): Promise<Result> {
  const giveUpAt = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`has not happened within ${milliseconds} ms`);
    await delay(pollMilliseconds);
  }
}
