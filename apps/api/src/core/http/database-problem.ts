import { DomainError } from '@quartiersforum/domain';

/**
 * SQLSTATE classes and codes that the request caused, or that a later try may not meet. Everything else stays unexpected.
 * Source: PostgreSQL manual, appendix A.
 */
const requestCaused = /^(22|23)|^(54000|54001)$/; // data exceptions, constraints, program limits
const unavailable = /^(08|53|57P)/; // connection, resources, shutdown
const retryable = '40'; // class: serialization failure, deadlock
/** Node's connection errors, when there is no server to send a SQLSTATE. */
const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** pg and its pool give some failures of the connection no code at all. */
const connectionMessage =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|driver not connected/i;

const retryAfterSeconds = 2;

/**
 * What an error of PostgreSQL means to the person who asked: bad input, or come back later. Undefined when the error says neither.
 * Its text never leaves the server, it may hold values.
 */
export function databaseProblem(thrown: unknown): DomainError | undefined {
  const code = codeOf(thrown);
  if (requestCaused.test(code)) return new DomainError('request.invalid');
  if (
    isUnavailable(code, messageOf(thrown)) ||
    isSocketMissing(thrown) ||
    code.startsWith(retryable)
  )
    return new DomainError('server.unavailable', { retryAfter: retryAfterSeconds });
  return undefined;
}

function isUnavailable(code: string, message: string): boolean {
  return unavailable.test(code) || networkCodes.has(code) || connectionMessage.test(message);
}

/** The database is reached through the file system, and is not there. A file that is missing has the same code. */
function isSocketMissing(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'syscall' in thrown &&
    thrown.syscall === 'connect' &&
    codeOf(thrown) === 'ENOENT'
  );
}

/** SQLSTATE or Node's code; of several tries to connect that of the first. */
function codeOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return 'errors' in thrown && Array.isArray(thrown.errors) ? codeOf(thrown.errors[0]) : '';
}

function messageOf(thrown: unknown): string {
  const isTelling = typeof thrown === 'object' && thrown !== null && 'message' in thrown;
  return isTelling && typeof thrown.message === 'string' ? thrown.message : '';
}
