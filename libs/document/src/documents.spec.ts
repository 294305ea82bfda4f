import * as Y from 'yjs';
import { changeDocument, repairBlockIds } from './block-ids';
import {
  canonicalDocument,
  canonicalText,
  contentHash,
  type NodeJson,
  schemaFindings,
} from './canonical-json';
import { isAllowedLink } from './document-schema';
import { plainText } from './document-text';
import { openDocument, readDocument } from './read-document';
import { seedDocument } from './seed-document';
import { covers, decodeStateVector, encodeStateVector } from './state-vector';
import { IdRanges } from './id-ranges';

const first = '0f8fad5b-d9cb-469f-a165-70867728950e';
const second = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const chapters: NodeJson = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2, id: first },
      content: [{ type: 'text', text: 'Auftrag' }],
    },
    {
      type: 'paragraph',
      attrs: { id: second },
      content: [
        { type: 'text', text: 'Das ' },
        { type: 'text', text: 'Quartier', marks: [{ type: 'italic' }, { type: 'bold' }] },
        { type: 'hardBreak' },
        {
          type: 'text',
          text: 'lebt',
          marks: [{ type: 'link', attrs: { href: 'https://bottrop.de' } }],
        },
      ],
    },
    {
      type: 'orderedList',
      attrs: { start: 1 },
      content: [{ type: 'listItem', content: [{ type: 'paragraph', attrs: { id: null } }] }],
    },
  ],
};

describe('the canonical JSON', () => {
  it('of a seeded document is that of its seed', () => {
    const doc = openDocument([seedDocument(chapters)]);
    expect(canonicalText(readDocument(doc))).toBe(canonicalText(chapters));
  });

  it('lists marks in one order, joins equal runs, drops defaults and keeps ids', () => {
    expect(canonicalDocument(chapters).content).toEqual([
      {
        type: 'heading',
        attrs: { id: first, level: 2 },
        content: [{ type: 'text', text: 'Auftrag' }],
      },
      {
        type: 'paragraph',
        attrs: { id: second },
        content: [
          { type: 'text', text: 'Das ' },
          { type: 'text', marks: [{ type: 'bold' }, { type: 'italic' }], text: 'Quartier' },
          { type: 'hardBreak' },
          {
            type: 'text',
            marks: [{ type: 'link', attrs: { href: 'https://bottrop.de' } }],
            text: 'lebt',
          },
        ],
      },
      { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
    ]);
    expect(
      canonicalText({
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'a', marks: [{ type: 'bold', attrs: {} }] },
              { type: 'text', text: '' },
              { type: 'text', text: 'b', marks: [{ type: 'bold' }] },
            ],
          },
        ],
      }),
    ).toBe(
      '{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","marks":[{"type":"bold"}],"text":"ab"}]}]}',
    );
  });

  it('has the hash that any other SHA-256 gives', () => {
    expect(contentHash('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('names what the schema does not know', () => {
    expect(schemaFindings(chapters)).toEqual([]);
    expect(schemaFindings({ type: 'doc', content: [{ type: 'script' }] })).toEqual([
      'doc.0: element',
    ]);
    expect(
      schemaFindings({ type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] }),
    ).toEqual(['doc.0: attribute']);
  });
});

describe('block ids', () => {
  it('are given to blocks that have none or share one, and kept by the block that stands first', () => {
    const doc = openDocument([
      seedDocument({
        type: 'doc',
        content: [
          { type: 'paragraph', attrs: { id: first } },
          { type: 'paragraph', attrs: { id: first } },
          { type: 'blockquote', content: [{ type: 'paragraph' }] },
        ],
      }),
    ]);
    let next = 0;
    const before = Y.encodeStateAsUpdate(doc);
    const repair = repairBlockIds(doc, () => `${second.slice(0, -1)}${next++}`);
    const repaired = openDocument([before, repair ?? new Uint8Array()]);
    expect(canonicalDocument(readDocument(repaired)).content).toEqual([
      { type: 'paragraph', attrs: { id: first } },
      { type: 'paragraph', attrs: { id: `${second.slice(0, -1)}0` } },
      {
        type: 'blockquote',
        content: [{ type: 'paragraph', attrs: { id: `${second.slice(0, -1)}1` } }],
      },
    ]);
    expect(repairBlockIds(repaired, () => first)).toBeNull();
  });

  it('cost an update as small as the change', () => {
    const doc = openDocument([seedDocument(chapters)]);
    const update = changeDocument(doc, () => doc.getXmlFragment('content').delete(0, 1));
    expect(update?.length).toBeLessThan(20);
    expect(changeDocument(doc, () => undefined)).toBeNull();
  });
});

it('the plain text has a line for each block', () => {
  expect(plainText(chapters)).toBe('Auftrag\nDas Quartier\nlebt');
  expect(
    plainText({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a\u0000b\ud800c' }] }],
    }),
  ).toBe('abc');
});

it.each([
  ['https://www.bottrop.de/a?b=c#d', true],
  ['mailto:stadt@example.org', true],
  ['tel:+49-2041-0', true],
  ['HTTP://bottrop.de', true],
  ['/relative', false],
  ['//bottrop.de', false],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)', false],
  ['java\tscript:alert(1)', false],
  ['vbscript:x', false],
  ['file:///etc/passwd', false],
  [`https://bottrop.de/${'a'.repeat(3_000)}`, false],
  [undefined, false],
])('a link to %s is allowed: %s', (href, allowed) => {
  expect(isAllowedLink(href)).toBe(allowed);
});

it('state vectors survive writing and reading, and cover what is not ahead of them', () => {
  const vector = new Map([
    [5, 7],
    [4_294_967_295, 2],
  ]);
  expect(decodeStateVector(encodeStateVector(vector))).toEqual(vector);
  expect(Y.decodeStateVector(encodeStateVector(vector))).toEqual(vector);
  expect(covers(vector, new Map([[5, 7]]))).toBe(true);
  expect(covers(vector, new Map([[5, 8]]))).toBe(false);
  expect(() => decodeStateVector(new Uint8Array([1, 5]))).toThrow();
  expect(() => decodeStateVector(new Uint8Array([0, 5]))).toThrow();
});

it('ranges hold exactly what was added, in any order', () => {
  const ranges = new IdRanges();
  const model = new Set<number>();
  let random = 7;
  const next = (below: number) => (random = (random * 1_103_515_245 + 12_345) % 2 ** 31) % below;
  for (let round = 0; round < 400; round++) {
    const start = next(200);
    const end = start + 1 + next(6);
    expect(ranges.has(1, start, end)).toBe(
      Array.from({ length: end - start }, (_, i) => start + i).every((clock) => model.has(clock)),
    );
    ranges.add(1, start, end);
    for (let clock = start; clock < end; clock++) model.add(clock);
  }
  expect(ranges.has(2, 0, 1)).toBe(false);
});
