import { firstLink, textAndLinks } from './mail-link';

describe('A link in a mail', () => {
  it('ends before the sentence does', () => {
    expect(firstLink('Bitte öffnen Sie https://example.org/einladung/a_b-c. Danke.')).toBe(
      'https://example.org/einladung/a_b-c',
    );
  });

  it('leaves the text around it whole', () => {
    const text = 'Vorher\n\nhttp://localhost:3000/passwort/x\n\nnachher';
    expect(
      textAndLinks(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('need not be there', () => {
    expect(firstLink('Nur Text.')).toBeNull();
  });
});
