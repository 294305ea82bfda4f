import { textParts } from './text-parts';

const here = 'https://forum.example.org';
const call = '/foerderung/4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
const addresses = (text: string) => textParts(text, here).flatMap(({ address }) => address ?? []);

describe('Addresses in a text', () => {
  it.each([
    ['– Fonds: https://example.org/1', ['https://example.org/1']],
    ['Siehe http://example.org/a?b=c#d.', ['http://example.org/a?b=c#d']],
    ['(https://example.org/x), danach', ['https://example.org/x']],
    ['javascript:alert(1) data:text/html,x ftp://example.org', []],
    ['kein Link', []],
    ['', []],
  ])('are found in %s', (text, found) => {
    expect(addresses(text)).toEqual(found);
  });

  it('of things that are here are named by what they are', () => {
    expect(textParts(`– Fonds: ${here}${call}`, here)).toEqual([
      { text: '– Fonds: ', address: null, ownPath: null },
      { text: 'Zum Aufruf', address: here + call, ownPath: call },
    ]);
  });

  it.each([`https://forum.example.org.evil.example${call}`, `${here}/foerderung/../x`, here])(
    'of other places stay as they are: %s',
    (address) => {
      expect(textParts(address, here)).toEqual([{ text: address, address, ownPath: null }]);
    },
  );

  it('leave every letter beside them in its place', () => {
    const text = 'a\nhttps://example.org/1\n– b: https://example.org/2, c';
    const parts = textParts(text, here);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
