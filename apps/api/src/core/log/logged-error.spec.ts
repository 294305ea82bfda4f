import { loggedError } from './logged-error';

describe('the log', () => {
  it('keeps where an error of the database happened, and none of the values it quotes', () => {
    const error = Object.assign(new Error('Key (email)=(boy@example.org) already exists'), {
      name: 'QueryFailedError',
      code: '23505',
      parameters: ['boy@example.org'],
      detail: 'Key (email)=(boy@example.org) already exists',
    });
    const logged = loggedError(error);
    expect(logged).toMatchObject({ error: 'QueryFailedError', code: '23505' });
    expect(logged['frames']).not.toEqual([]);
    expect(JSON.stringify(logged)).not.toContain('boy@example.org');
  });

  it('keeps why something of ours failed', () => {
    expect(loggedError(new Error('Serialization failed: Invalid UUID'))).toMatchObject({
      reason: 'Serialization failed: Invalid UUID',
    });
  });

  it.each([null, undefined, 'text', 7])('survives that %j was thrown', (thrown) => {
    expect(loggedError(thrown)).toHaveProperty('error');
  });
});
