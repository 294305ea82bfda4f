import { oneLine } from './one-line';

const name = oneLine(1, 120);

describe('a name that others read', () => {
  it.each(['Anna-Lena Ö.', 'Quartiersbüro „Boy“ (Nord)', '王小明', 'عائشة', '👩‍👧 Familie'])(
    'may be %s',
    (text) => expect(name.parse(` ${text} `)).toBe(text),
  );

  it.each([
    '',
    '   ',
    'x'.repeat(121),
    'Anna\r\nBcc: other@example.org',
    'Anna\u0085Berta',
    'Anna\u2028Berta',
    'Anna\u001b[31m',
    'Anna \u202egro.live',
    'Anna\u2066Berta',
  ])('may not be %j', (text) => expect(name.safeParse(text).success).toBe(false));
});
