import type { DataSource, Logger } from 'typeorm';

/** How many statements `work` sends through TypeORM, those that begin and end a transaction included. */
export async function countQueries(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const ignore = (): void => undefined;
  const logger: Logger = {
    logQuery: () => void (count += 1),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  const before = dataSource.logger;
  dataSource.logger = logger;
  try {
    await work();
  } finally {
    dataSource.logger = before;
  }
  return count;
}
