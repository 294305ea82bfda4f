import { hitMarks, toHits } from './search-hits';

const { start, stop, between } = hitMarks;

describe('A text in which words were found', () => {
  it('is cut at the found words', () => {
    expect(toHits(`Die ${start}Förderung${stop} läuft aus.`)).toEqual([
      {
        parts: [
          { text: 'Die ', isHit: false },
          { text: 'Förderung', isHit: true },
          { text: ' läuft aus.', isHit: false },
        ],
      },
    ]);
  });

  it('gives one place for each fragment, and none for one without a found word', () => {
    const text = `${start}Förderung${stop}${between} nichts hier ${between}die ${start}Förderungen${stop}`;
    expect(toHits(text).map(({ parts }) => parts.map((part) => part.text))).toEqual([
      ['Förderung'],
      ['die ', 'Förderungen'],
    ]);
    expect(toHits('')).toEqual([]);
  });

  it('does not run into the next block', () => {
    const text = `2. Quartal 2027\nDas ${start}Fest${stop} findet statt.\nRaum für das ${start}Fest${stop} suchen`;
    expect(toHits(text).map(({ parts }) => parts.map((part) => part.text))).toEqual([
      ['Das ', 'Fest', ' findet statt.'],
      ['Raum für das ', 'Fest', ' suchen'],
    ]);
  });
});
