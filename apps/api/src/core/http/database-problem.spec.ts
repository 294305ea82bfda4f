import { databaseProblem } from './database-problem';

const thrown = (code: string | undefined, message = 'x') =>
  Object.assign(new Error(message), { code });

describe('an error of the database', () => {
  it.each([
    ['a NUL byte or broken text', '22021'],
    ['a number out of range', '22003'],
    ['no UUID', '22P02'],
    ['a foreign key that leads nowhere', '23503'],
    ['a broken check', '23514'],
    ['a statement too complex', '54001'],
  ])('that the request caused is bad input: %s', (_, code) => {
    expect(databaseProblem(thrown(code))?.code).toBe('request.invalid');
  });

  it.each([
    ['shutting down', thrown('57P01')],
    ['starting up', thrown('57P03')],
    ['out of connections', thrown('53300')],
    ['a lost connection', thrown('08006')],
    ['a deadlock', thrown('40P01')],
    ['nobody there', thrown('ECONNREFUSED')],
    ['nobody there, asked by two addresses', new AggregateError([thrown('ECONNREFUSED')])],
    ['nobody at the socket', Object.assign(thrown('ENOENT'), { syscall: 'connect' })],
    ['a pool that waits in vain', thrown(undefined, 'timeout exceeded when trying to connect')],
  ])('that passes asks to come back: %s', (_, error) => {
    expect(databaseProblem(error)).toMatchObject({
      code: 'server.unavailable',
      details: { retryAfter: 2 },
    });
  });

  it.each([thrown('42P01'), thrown('ENOENT'), thrown(undefined), new TypeError('x'), null, 'text'])(
    'that is our own mistake stays unexpected',
    (error) => {
      expect(databaseProblem(error)).toBeUndefined();
    },
  );
});
