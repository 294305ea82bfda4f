import { sixChapters } from './guideline-chapters';

describe('The first draft of the guidelines', () => {
  it('has the six chapters on which the network has to agree, in the order of the report', () => {
    expect(sixChapters.map(({ heading }) => heading)).toEqual([
      'Bewusstsein und Verständnis',
      'Ausgestaltung',
      'Sensibilisierung',
      'Strukturen und Kooperationen',
      'Verstetigung',
      'Akquise',
    ]);
  });

  it.each(sixChapters)('asks one or two sentences in "$heading", politely', ({ prompt }) => {
    const sentences = prompt.match(/[^.?!]+[.?!]/g) ?? [];
    expect(sentences.join('')).toBe(prompt);
    expect(sentences.length).toBeGreaterThanOrEqual(1);
    expect(sentences.length).toBeLessThanOrEqual(2);
    expect(prompt).not.toMatch(/\b(du|ihr|euch|dein)\b/i);
  });
});
