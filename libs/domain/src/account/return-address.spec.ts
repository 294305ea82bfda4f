import { returnAddress } from './return-address';

describe('the address to return to after signing in', () => {
  it.each(['/leitlinien/1?ansicht=lesen#kapitel', '/', '/netzwerk'])('accepts %s', (address) => {
    expect(returnAddress(address)).toBe(address);
  });

  it.each([
    undefined,
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/leitlinien\\..',
    'javascript:alert(1)',
    'leitlinien',
  ])('leads to the start page instead of %j', (address) => {
    expect(returnAddress(address)).toBe('/');
  });
});
