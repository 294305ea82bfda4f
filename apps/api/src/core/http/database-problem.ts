import { DomainError } from '@quartiersforum/domain';

/**
 * SQLSTATE classes and codes that the request caused, or that a later try may not meet. Everything else stays unexpected.
 * Source: PostgreSQL manual, appendix A.
 */
const requestCaused = /^(22|23)|^(54000|54001)$/; // data exceptions, constraints, program limits
const unavailable = /^(08|53|57P)/; // connection, resources, shutdown
const retryable = /^40/; // serialization failure, deadlock
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
  if (!(thrown instanceof Error)) return undefined;
  const code = codeOf(thrown);
  if (requestCaused.test(code)) return new DomainError('request.invalid');
  if (isUnavailable(code, thrown.message) || retryable.test(code))
    return new DomainError('server.unavailable', { retryAfter: retryAfterSeconds });
  return undefined;
}

function isUnavailable(code: string, message: string): boolean {
  return unavailable.test(code) || networkCodes.has(code) || connectionMessage.test(message);
}

function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors[0] instanceof Error)
    return codeOf(error.errors[0]);
  return '';
}
