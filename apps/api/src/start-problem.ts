import { ConfigError } from './core/config/config';
import { databaseProblem } from './core/http/database-problem';
import { ListenProblem } from './core/http/listen';
import { EmbeddedPostgresProblem } from './core/database/embedded-postgres/embedded-postgres-problem';

/** Why the start failed, in one line for the person at the terminal; what nobody has thought of keeps its stack. */
export function startProblem(error: unknown): string {
  const ours = [ConfigError, EmbeddedPostgresProblem, ListenProblem];
  if (ours.some((kind) => error instanceof kind)) return (error as Error).message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === '28P01' || code === '28000')
    return 'DATABASE_URL: PostgreSQL refused user or password.';
  if (code === '3D000') return 'DATABASE_URL: there is no such database.';
  if (databaseProblem(error) !== undefined)
    return 'DATABASE_URL: PostgreSQL cannot be reached at this address.';
  return error.stack ?? error.message;
}
