/** A chapter of the first draft: its heading, and a prompt that the network replaces with its own text. */
export interface GuidelineChapter {
  readonly heading: string;
  readonly prompt: string;
}

/**
 * The six points on which the network has to agree, as chapters of the first draft. The headings are those of the report of 2020
 * ("Lokale Ausgestaltung"); the prompts are ours and claim nothing about Bottrop.
 */
export const sixChapters: readonly GuidelineChapter[] = [
  {
    heading: 'Bewusstsein und Verständnis',
    prompt:
      'Was verstehen wir unter Quartiersarbeit, und was unterscheidet sie von anderer sozialer Arbeit? Beschreiben Sie hier das gemeinsame Bild.',
  },
  {
    heading: 'Ausgestaltung',
    prompt:
      'Welche Angebote gehören in ein Quartier, wie breit und wie tief sollen sie sein? Halten Sie fest, zu welchen Zeiten jemand da ist und für wen die Türen offen stehen.',
  },
  {
    heading: 'Sensibilisierung',
    prompt:
      'Woran erkennen wir früh, dass sich Bedarfe ändern, und wer spricht dann mit wem? Beschreiben Sie, wie aus Beobachtungen und Zahlen gemeinsame Lösungen werden.',
  },
  {
    heading: 'Strukturen und Kooperationen',
    prompt:
      'Welche Zusammenarbeit hilft, vorbeugend zu handeln, statt erst auf Probleme zu reagieren? Nennen Sie, was die Kräfte vor Ort dafür brauchen.',
  },
  {
    heading: 'Verstetigung',
    prompt:
      'Was soll bleiben, wenn ein Projekt endet? Beschreiben Sie, welche Strukturen dauerhaft sein müssen und welchen Platz befristete Arbeit darin hat.',
  },
  {
    heading: 'Akquise',
    prompt:
      'Wie erfahren Träger und Stadt voneinander, welche Förderung offensteht und wer sie beantragen will? Halten Sie fest, wie Anträge gemeinsam besser gelingen.',
  },
];
