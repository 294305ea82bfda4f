import { DomainError } from './domain-error';
import { problemCodes, problemSchema } from './problem';

describe('a problem', () => {
  it.each(problemCodes)('is named noun.reason: %s', (code) => {
    expect(code).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
  });

  it('is named once', () => {
    expect(new Set(problemCodes).size).toBe(problemCodes.length);
  });

  it('keeps its code and its fields', () => {
    const fields = [{ path: 'agenda.0.title', message: 'is missing' }];
    const error = new DomainError('request.invalid', { fields });
    expect(error).toMatchObject({
      code: 'request.invalid',
      message: 'request.invalid',
      details: { fields },
    });
    expect(
      problemSchema.safeParse({ type: 'x', title: 'x', status: 400, code: error.code, fields })
        .success,
    ).toBe(true);
  });
});
