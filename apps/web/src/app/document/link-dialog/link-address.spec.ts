import { linkAddress } from './link-address';

describe('the address of a link', () => {
  it.each([
    ['https://www.bottrop.de/quartiere', 'https://www.bottrop.de/quartiere'],
    [' bottrop.de ', 'https://bottrop.de'],
    ['www.bottrop.de/a?b=c', 'https://www.bottrop.de/a?b=c'],
    ['info@bottrop.de', 'mailto:info@bottrop.de'],
    ['02041 70-30', 'tel:0204170-30'.replace('-', '')],
    ['+49 2041 7030', 'tel:+4920417030'],
    ['tel:112', 'tel:112'],
  ])('understands %j', (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });

  it.each([
    '',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'ein Wort',
    'Wort',
  ])('refuses %j', (typed) => {
    expect(linkAddress(typed)).toBeNull();
  });
});
