import type { DataSource, Logger } from 'typeorm';

/** What a node says by itself now and then, whatever is asked: that it lives, and that a sign-in was used. */
const ownStatements = /document_node|last_seen_at = now\(\)/;

/** How many statements `work` sends through TypeORM, those that begin and end a transaction included. */
export async function countQueries(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const ignore = (): void => undefined;
  const logger: Logger = {
    logQuery: (query) => void (count += ownStatements.test(query) ? 0 : 1),
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
