import * as fc from 'fast-check';
import { type SealedMinutes, sealedMinutes } from './minutes-seal';

const minutes = {
  head: { title: 'Treffen', place: 'Rathaus' },
  sections: [],
  entries: [{ text: 'Ja', kind: 'decision', vote: null }],
  content: { type: 'doc', content: [] },
} as unknown as SealedMinutes;

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner)] as const)
      .reverse(),
  );
}

describe('What is hashed of approved minutes', () => {
  it('is written out, keys in order, nothing left out', () => {
    expect(sealedMinutes(minutes)).toBe(
      '{"content":{"content":[],"type":"doc"},"entries":[{"kind":"decision","text":"Ja","vote":null}],' +
        '"head":{"place":"Rathaus","title":"Treffen"},"sections":[]}',
    );
  });

  it('is the same however a store or a wire has ordered the keys, and loses nothing', () => {
    const sealed = (content: unknown) =>
      sealedMinutes({ ...minutes, content } as unknown as SealedMinutes);
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        expect(sealed(turned(content))).toBe(sealed(content));
        const kept = (JSON.parse(sealed(content)) as { content: unknown }).content;
        expect(kept).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });
});
