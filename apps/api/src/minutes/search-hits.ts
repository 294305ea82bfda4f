import type { MinutesSummary } from '@quartiersforum/domain';

/** Characters without a meaning (Unicode's private use) that PostgreSQL puts around what it found, instead of HTML. */
export const hitMarks = { start: '\ue000', stop: '\ue001', between: '\ue002' } as const;

type Hit = MinutesSummary['hits'][number];

/** A line of the words is a title, an entry or a block of the text; together two of them would read as one sentence. */
const lineEnd = '\n';

/** The places in a marked text, each cut into what was found and what stands around it; what holds nothing found is no place. */
export function toHits(headline: string): Hit[] {
  return headline
    .split(hitMarks.between)
    .flatMap((place) => place.split(lineEnd))
    .map((place) => ({ parts: toParts(place.trim()) }))
    .filter(({ parts }) => parts.some(({ isHit }) => isHit));
}

function toParts(place: string): Hit['parts'] {
  return place
    .split(hitMarks.start)
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, isHit: false }];
      const [found = '', ...after] = piece.split(hitMarks.stop);
      return [
        { text: found, isHit: true },
        { text: after.join(''), isHit: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
