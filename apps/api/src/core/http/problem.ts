import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, type Problem, type ProblemCode } from '@quartiersforum/domain';
import { databaseProblem } from './database-problem';
import { problemStatus } from './problem-status';

/** What the framework refuses by itself, by status; it never says what the product means. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'access.signInRequired',
  403: 'access.denied',
  404: 'route.notFound',
  405: 'route.notFound',
  413: 'request.tooLarge',
  415: 'request.contentTypeRefused',
  429: 'request.rateLimited',
  503: 'server.unavailable',
};

/** Everything that can be thrown, as a `DomainError`; `server.unexpected` when nobody has thought of it. */
export function asDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  if (thrown instanceof HttpException) return refusedByFramework(thrown.getStatus());
  // body-parser and Express throw errors of their own with a status, before any route is known
  if (hasStatus(thrown) && thrown.status < 500) return refusedByFramework(thrown.status);
  return databaseProblem(thrown) ?? new DomainError('server.unexpected');
}

function toProblem(error: DomainError, requestId: string): Problem {
  const status = problemStatus[error.code];
  const { fields, retryAfter } = error.details;
  return {
    type: `urn:quartiersforum:problem:${error.code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    code: error.code,
    instance: requestId,
    ...(fields && { fields: [...fields] }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** Ends the answer with the problem; used by the filter and by what answers before Nest does. */
export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  error: DomainError,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = toProblem(error, requestIdOf(request));
  response.statusCode = problem.status;
  response.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  if (problem.retryAfter !== undefined) response.setHeader('Retry-After', problem.retryAfter);
  response.end(JSON.stringify(problem));
}

export function requestIdOf(request: IncomingMessage): string {
  return typeof request.id === 'string' ? request.id : randomUUID();
}

function refusedByFramework(status: number): DomainError {
  const code = codeOfStatus[status] ?? (status < 500 ? 'request.invalid' : 'server.unexpected');
  return new DomainError(code);
}

function hasStatus(thrown: unknown): thrown is { status: number } {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'status' in thrown &&
    typeof thrown.status === 'number'
  );
}
