import type { EntityManager } from 'typeorm';
import type { TestApp } from './app';
import { until } from './until';

/**
 * What somebody else does at the same moment, made certain: `change` runs in a transaction that holds what `hold` locks, and commits
 * once `request` waits for it. Fails when it never waits.
 */
export async function meanwhile<Answer>(
  { dataSource }: Pick<TestApp, 'dataSource'>,
  hold: (manager: EntityManager) => Promise<unknown>,
  request: () => Promise<Answer>,
  change: (manager: EntityManager) => Promise<unknown>,
): Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  await dataSource.transaction(async (manager) => {
    await hold(manager);
    asked = request();
    await until(async () => {
      const rows = await dataSource.query<unknown[]>(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    }, 5_000);
    await change(manager);
  });
  if (asked === undefined) throw new Error('nothing was asked');
  return asked;
}
