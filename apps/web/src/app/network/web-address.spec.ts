import { webAddress, webAddressText } from './web-address';

describe('An address of the web', () => {
  it.each([
    ['www.example.org', 'https://www.example.org'],
    [' http://example.org ', 'http://example.org'],
    ['', ''],
  ])('typed as "%s" is "%s"', (typed, address) => {
    expect(webAddress(typed)).toBe(address);
  });

  it('is shown without what says nothing', () => {
    expect(webAddressText('https://www.example.org/')).toBe('example.org');
    expect(webAddressText('http://example.org/quartier')).toBe('example.org/quartier');
  });
});
