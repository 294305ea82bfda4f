import {
  createInvitationSchema,
  emailSchema,
  newPasswordSchema,
  oneTimeTokenSchema,
  signInSchema,
  updateAccountSchema,
} from './account';

describe('an address', () => {
  it('is the same in capitals and with blanks around it', () => {
    expect(emailSchema.parse(' Boy@Example.ORG ')).toBe('boy@example.org');
  });

  it.each([
    '',
    'boy',
    'boy@',
    '@example.org',
    'a@b@example.org',
    'a b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    `${'x'.repeat(250)}@example.org`,
  ])('is not %j', (text) => {
    expect(emailSchema.safeParse(text).success).toBe(false);
  });
});

describe('a new password', () => {
  it.each(['x'.repeat(12), 'ö'.repeat(200), 'mit Leerzeichen und 😀'])('may be %s', (text) => {
    expect(newPasswordSchema.parse(text)).toBe(text);
  });

  it.each(['', 'x'.repeat(11), 'x'.repeat(201)])('may not be %j', (text) => {
    expect(newPasswordSchema.safeParse(text).success).toBe(false);
  });
});

describe('a command', () => {
  it.each([
    [signInSchema, { email: 'a', password: 'b', role: 'coordinator' }],
    [updateAccountSchema, { role: 'city', id: 'x' }],
    [updateAccountSchema, {}],
    [updateAccountSchema, { role: 'admin' }],
    [
      updateAccountSchema,
      JSON.parse('{"__proto__":{"role":"coordinator"},"role":"city"}') as unknown,
    ],
    [createInvitationSchema, { email: 'a@example.org', role: 'reader', displayName: '   ' }],
    [oneTimeTokenSchema, 'x'.repeat(42)],
    [oneTimeTokenSchema, `${'x'.repeat(42)}\n`],
  ])('with what it does not know or allow is refused', (schema, input) => {
    expect(schema.safeParse(input).success).toBe(false);
  });
});
