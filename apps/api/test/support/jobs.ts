import { randomUUID } from 'node:crypto';
import { Jobs } from '../../src/core/jobs/jobs';
import type { TestApp } from './app';

/** What waits for its time or for its next try is done now; as its last try when asked for. */
export async function runJobsNow(
  { nest, dataSource }: Pick<TestApp, 'nest' | 'dataSource'>,
  name: string,
  { isLastTry = false } = {},
): Promise<void> {
  await dataSource.query(
    `update pgboss.job set start_after = now(), retry_count = case when $2 then retry_limit else retry_count end
      where name = $1 and state in ('created', 'retry')`,
    [name, isLastTry],
  );
  // A new job wakes the worker before its next round; this one is about things that are not there.
  const nothing = { mailId: randomUUID(), meetingId: randomUUID(), reason: '' };
  await nest
    .get(Jobs)
    .send(name, nothing, (sql, values) => dataSource.query(sql, values), { key: randomUUID() });
}
