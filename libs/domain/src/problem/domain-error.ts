import type { FieldProblem, ProblemCode } from './problem';

/** What a rule or a service throws when the product says no. Never holds personal data: it may be logged. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ProblemCode,
    readonly details: {
      readonly fields?: readonly FieldProblem[];
      readonly retryAfter?: number;
    } = {},
  ) {
    super(code);
  }
}
