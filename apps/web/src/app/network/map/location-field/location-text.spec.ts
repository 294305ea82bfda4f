import { copiedPair, locationText, parseLocation } from './location-text';

describe('A location in words', () => {
  it.each([
    ['51,525', '6,923', { latitude: 51.525, longitude: 6.923 }],
    [' 51.525 ', '-6.9', { latitude: 51.525, longitude: -6.9 }],
    ['', ' ', null],
    ['51,525', '', undefined],
    ['51,525', '6,', { latitude: 51.525, longitude: 6 }],
    ['91', '6', undefined],
    ['51', '181', undefined],
    ['1e1', '6', undefined],
    ['N 51', 'O 6', undefined],
  ])('%p and %p is %p', (latitude, longitude, expected) =>
    expect(parseLocation({ latitude, longitude })).toEqual(expected),
  );

  it('is shown with a comma and as exactly as a metre', () => {
    expect(locationText({ latitude: 51.5234567, longitude: 6.9 })).toEqual({
      latitude: '51,52346',
      longitude: '6,9',
    });
    expect(locationText(null)).toEqual({ latitude: '', longitude: '' });
  });

  it.each([
    ['51.525, 6.923', { latitude: '51.525', longitude: '6.923' }],
    ['51.525 6.923', { latitude: '51.525', longitude: '6.923' }],
    ['51,525; 6,923', { latitude: '51,525', longitude: '6,923' }],
    ['51,525', undefined],
    ['51', undefined],
  ])('that was copied as %p becomes both numbers', (text, expected) =>
    expect(copiedPair(text)).toEqual(expected),
  );
});
