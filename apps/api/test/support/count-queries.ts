import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { DataSource, Logger } from 'typeorm';

/** What a request says now and then, whatever it asks for: that a sign-in was used. */
const ownStatement = 'last_seen_at = now()';

/** Node's channel on which a server tells of a request, in the context in which the request is then handled. */
const requestStarts = 'http.server.request.start';

/**
 * How many statements `work` sends through TypeORM, those that begin and end a transaction included. Counted are the statements of
 * `work` itself and of the requests that are answered meanwhile, not those of a job that happens to run beside them.
 */
export async function countQueries(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<number> {
  const counted = new AsyncLocalStorage<true>();
  let count = 0;
  const ignore = (): void => undefined;
  const logger: Logger = {
    logQuery: (query) =>
      void (count += counted.getStore() && !query.includes(ownStatement) ? 1 : 0),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  const countRequest = (): void => counted.enterWith(true);
  const before = dataSource.logger;
  dataSource.logger = logger;
  subscribe(requestStarts, countRequest);
  try {
    await counted.run(true, work);
  } finally {
    unsubscribe(requestStarts, countRequest);
    dataSource.logger = before;
  }
  return count;
}
