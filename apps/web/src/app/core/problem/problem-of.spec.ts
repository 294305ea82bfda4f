import { HttpErrorResponse } from '@angular/common/http';
import { problemCodes } from '@quartiersforum/domain';
import { failureOf } from './problem-of';
import { problemTexts } from './problem-texts';

function refusal(status: number, error: unknown): HttpErrorResponse {
  return new HttpErrorResponse({ status, error });
}

describe('A failed request', () => {
  it('says in German what happened and what to do, for every problem there is', () => {
    for (const code of problemCodes) {
      expect(failureOf(refusal(400, { code })).text).toMatch(/^[A-ZÄÖÜ].*\.$/);
    }
    expect(Object.keys(problemTexts).sort()).toEqual([...problemCodes].sort());
  });

  it('says how long to wait after too many tries', () => {
    expect(failureOf(refusal(429, { code: 'request.rateLimited', retryAfter: 40 })).text).toContain(
      'in 40 Sekunden',
    );
    expect(
      failureOf(refusal(429, { code: 'request.rateLimited', retryAfter: 150 })).text,
    ).toContain('in 3 Minuten');
  });

  it('names the connection when no answer came', () => {
    expect(failureOf(refusal(0, null))).toMatchObject({
      code: null,
      text: expect.stringContaining('Keine Verbindung'),
    });
  });

  it('is found inside the error that a resource wraps around it', () => {
    const wrapped = new Error('resource', { cause: refusal(404, { code: 'body.notFound' }) });
    expect(failureOf(wrapped).code).toBe('body.notFound');
  });

  it.each([new Error('bug'), 'text', refusal(500, '<html>'), refusal(500, { code: 'toString' })])(
    'is unexpected when it is no problem document: %p',
    (error) => {
      expect(failureOf(error).code).toBe('server.unexpected');
    },
  );

  it('takes a gateway without the server for an unavailable server', () => {
    expect(failureOf(refusal(502, '<html>')).code).toBe('server.unavailable');
  });
});
