import { HttpErrorResponse } from '@angular/common/http';
import type { FieldProblem, Problem, ProblemCode } from '@quartiersforum/domain';
import { problemTexts } from './problem-texts';

/** What a page needs to know of a failed request. `code` is missing when no answer came at all. */
export interface Failure {
  readonly code: ProblemCode | null;
  /** A whole German sentence or two: what happened, what to do. */
  readonly text: string;
  readonly fields: readonly FieldProblem[];
}

const unreachable =
  'Keine Verbindung zum Server. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.';

/** Reads a thrown value as a problem of the API; what is none is an unexpected one. */
export function failureOf(error: unknown): Failure {
  const response = httpErrorIn(error);
  if (response === null) return withCode('server.unexpected');
  if (response.status === 0) return { code: null, text: unreachable, fields: [] };
  if (isProblem(response.error)) return withCode(response.error.code, response.error);
  return withCode(
    response.status === 503 || response.status === 502 ? 'server.unavailable' : 'server.unexpected',
  );
}

/** A resource wraps what is no `Error`; the response is then its cause. */
function httpErrorIn(error: unknown): HttpErrorResponse | null {
  if (error instanceof HttpErrorResponse) return error;
  return error instanceof Error && error.cause !== undefined ? httpErrorIn(error.cause) : null;
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' &&
    body !== null &&
    'code' in body &&
    typeof body.code === 'string' &&
    Object.hasOwn(problemTexts, body.code)
  );
}

function withCode(code: ProblemCode, problem?: Problem): Failure {
  const wait = problem?.retryAfter;
  const text =
    wait === undefined
      ? problemTexts[code]
      : `${problemTexts[code]} Versuchen Sie es ${waitText(wait)} erneut.`;
  return { code, text, fields: problem?.fields ?? [] };
}

/** "in 40 Sekunden", "in 3 Minuten". */
function waitText(seconds: number): string {
  if (seconds <= 90) return `in ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`;
  return `in ${Math.ceil(seconds / 60)} Minuten`;
}
