import { ConfigError } from './core/config/config';
import { databaseProblem } from './core/http/database-problem';
import { EmbeddedPostgresProblem } from './core/database/embedded-postgres/embedded-postgres-problem';

/** Why the start failed, in one line for the person at the terminal; what nobody has thought of keeps its stack. */
export function startProblem(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresProblem)
    return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE' && 'port' in error)
    return `PORT: ${String(error.port)} is taken by another program. Stop it or set another PORT.`;
  if (code === 'EACCES' && 'port' in error)
    return `PORT: ${String(error.port)} may not be used by this user. Set a PORT above 1023.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST: is not an address of this machine.';
  if (code === '28P01' || code === '28000')
    return 'DATABASE_URL: PostgreSQL refused user or password.';
  if (code === '3D000') return 'DATABASE_URL: there is no such database.';
  if (databaseProblem(error) !== undefined)
    return 'DATABASE_URL: PostgreSQL cannot be reached at this address.';
  return error.stack ?? error.message;
}
