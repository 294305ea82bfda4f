import { textParts } from './text-parts';

const addresses = (text: string) =>
  textParts(text).flatMap(({ text: part, isAddress }) => (isAddress ? [part] : []));

describe('Addresses in a text', () => {
  it.each([
    ['– Fonds: https://forum.example.org/foerderung/1', ['https://forum.example.org/foerderung/1']],
    ['Siehe http://example.org/a?b=c#d.', ['http://example.org/a?b=c#d']],
    ['(https://example.org/x), danach', ['https://example.org/x']],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['kein Link', []],
    ['', []],
  ])('are found in %s', (text, found) => {
    expect(addresses(text)).toEqual(found);
  });

  it('leave every letter of it in its place', () => {
    const text = 'a\nhttps://example.org/1\n– b: https://example.org/2, c';
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
