import { ConfigError } from './core/config/config';
import { DataDirectoryProblem } from './core/config/data-directory';
import { DatabaseUrlProblem } from './core/database/database-check';
import { EmbeddedPostgresProblem } from './core/database/embedded-postgres/embedded-postgres-problem';
import { databaseProblem } from './core/http/database-problem';
import { ListenProblem } from './core/http/listen';

const ours = [
  ConfigError,
  DataDirectoryProblem,
  DatabaseUrlProblem,
  EmbeddedPostgresProblem,
  ListenProblem,
];

/** Why the start failed, in one line for the person at the terminal; what nobody has thought of keeps its stack. */
export function startProblem(error: unknown): string {
  if (ours.some((kind) => error instanceof kind)) return (error as Error).message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === '42501') return 'DATABASE_URL: this user may not make tables in that database.';
  if (code === '53100')
    return 'There is no space left on the disk of the database. Free some and start again.';
  if (databaseProblem(error) !== undefined)
    return 'The database went away during the start; start again when it is there.';
  return error.stack ?? error.message;
}
