import { isCommonPassword } from './common-passwords';

describe('a password is refused as common', () => {
  it.each([
    'Passwort1234',
    'p4ssw0rd!!!!',
    'password1234',
    '123456789012',
    'qwertzuiopü12',
    'aaaaaaaaaaaa',
    'hallohallohallo',
    'abcdefghijkl',
    'Quartiersforum!',
    'quartiersarbeit2026',
    'administrator',
    'Sommer2026!!',
    '987654321098',
  ])('%s', (password) => {
    expect(isCommonPassword(password, [])).toBe(true);
  });

  it('when it is what the account itself gives away', () => {
    expect(isCommonPassword('stadt@example.org', ['stadt@example.org'])).toBe(true);
    expect(isCommonPassword('Fuhlenbrock2026!', ['fuhlenbrock'])).toBe(true);
  });

  it.each([
    'kaffee am markt um neun',
    'Zw3i-Laternen&Brunnen',
    'ö'.repeat(3) + 'ABCdef123;Haus',
    'xkqv-mdrt-bhwz',
  ])('but not %s', (password) => {
    expect(isCommonPassword(password, ['stadt@example.org', 'stadt'])).toBe(false);
  });
});
