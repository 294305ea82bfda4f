import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { type CheckCaps, checkUpdate } from './check-update';
import { openDocument, readDocument } from './read-document';
import { canonicalText, schemaFindings } from './canonical-json';
import { StructureIndex } from './structure-index';
import { applyEdit, type Edit, editActions } from './testing/honest-editor';
import { readUpdate } from './update-reader';

const caps: CheckCaps = {
  structsPerUpdate: 50_000,
  clientsPerUpdate: 64,
  clocksPerUpdate: 1_000_000,
};
const newId = () => crypto.randomUUID();

function updatesOf(edits: readonly Edit[], doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const edit of edits) applyEdit(doc, edit, newId);
  return updates;
}

const edit = fc.record({
  action: fc.constantFrom(...editActions),
  at: fc.nat(50),
  amount: fc.nat(50),
});
const edits = fc
  .array(edit, { minLength: 1, maxLength: 40 })
  .map((list): Edit[] => [{ action: 'newBlock', at: 0, amount: 0 }, ...list]);

describe('an honest edit', () => {
  it('is read as Yjs reads it', () => {
    fc.assert(
      fc.property(edits, (list) => {
        for (const update of updatesOf(list)) {
          const ours = readUpdate(update, caps);
          const { structs, ds } = Y.decodeUpdate(update);
          expect(
            [...ours.structs.values()].flat().map((s) => [s.client, s.clock, s.length]),
          ).toEqual(structs.map((s) => [s.id.client, s.id.clock, s.length]));
          expect(ours.deletions.length).toBe(
            [...ds.clients.values()].reduce((sum, items) => sum + items.length, 0),
          );
        }
      }),
    );
  });

  it('is news once and contained ever after, and leaves the state vector that Yjs has', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const doc = new Y.Doc();
        const index = new StructureIndex();
        for (const update of updatesOf(list, doc)) {
          expect(checkUpdate(index, update, caps).kind).toBe('news');
          expect(checkUpdate(index, update, caps).kind).toBe('contained');
        }
        expect(index.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
        expect(checkUpdate(index, Y.encodeStateAsUpdate(doc), caps).kind).toBe('contained');
      }),
    );
  });

  /** Whether a document made of `known` changes by `update`, as Yjs itself sees it. */
  const isNews = (known: readonly Uint8Array[], update: Uint8Array): boolean => {
    const doc = openDocument(known);
    let hasChanged = false;
    doc.on('update', () => (hasChanged = true));
    Y.applyUpdate(doc, update);
    return hasChanged;
  };

  it('is never refused when two people edit at once, whatever is exchanged when', () => {
    const step = fc.record({ who: fc.nat(1), edit, exchange: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new StructureIndex();
        const seed = updatesOf([{ action: 'newBlock', at: 0, amount: 0 }])[0] ?? new Uint8Array();
        expect(checkUpdate(index, seed, caps).kind).toBe('news');
        const people = [new Y.Doc(), new Y.Doc()];
        const queues: Uint8Array[][] = [[], []];
        const all = [seed];
        for (const [who, doc] of people.entries()) {
          Y.applyUpdate(doc, seed);
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin === 'remote') return;
            const { kind } = checkUpdate(index, update, caps);
            // What changes the text is news, always. Both may have deleted the same letters, or letters in a block that is gone
            // with all that is in it: such an update changes nothing, and may be taken either way.
            expect(isNews(all, update) ? ['news'] : ['news', 'contained']).toContain(kind);
            all.push(update);
            queues[1 - who]?.push(update);
          });
        }
        for (const { who, edit: made, exchange } of steps) {
          const doc = people[who];
          if (doc === undefined) continue;
          applyEdit(doc, made, newId);
          if (exchange)
            for (const update of queues[who]?.splice(0) ?? []) Y.applyUpdate(doc, update, 'remote');
        }
        const whole = openDocument(all);
        expect(index.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(whole)));
        expect(schemaFindings(readDocument(whole))).toEqual([]);
        const fromState = new StructureIndex();
        checkUpdate(fromState, Y.encodeStateAsUpdate(whole), caps);
        expect(fromState.stateVector()).toEqual(index.stateVector());
        for (const update of all)
          expect(checkUpdate(fromState, update, caps).kind).toBe('contained');
      }),
    );
  });

  it('that builds on something unknown is a gap and changes nothing', () => {
    fc.assert(
      fc.property(edits, fc.nat(40), (list, drop) => {
        const updates = updatesOf(list);
        fc.pre(updates.length > 1);
        const dropped = drop % (updates.length - 1);
        const index = new StructureIndex();
        const kinds: string[] = [];
        for (const [position, update] of updates.entries())
          if (position !== dropped) kinds.push(checkUpdate(index, update, caps).kind);
        const structs = readUpdate(updates[dropped] ?? new Uint8Array(), caps).structCount;
        fc.pre(structs > 0);
        // Once the missing one and all after it come in order, nothing is left over from the tries.
        for (const update of updates) checkUpdate(index, update, caps);
        const doc = openDocument(updates);
        expect(index.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
        expect(kinds).not.toContain('hostile');
      }),
    );
  });

  it('that arrives as one big step of several people is taken in the order they built on each other', () => {
    const [first, second] = [new Y.Doc(), new Y.Doc()];
    applyEdit(first, { action: 'newBlock', at: 0, amount: 0 }, newId);
    for (let round = 0; round < 20; round++) {
      applyEdit(first, { action: 'type', at: 0, amount: round * 7 }, newId);
      Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
      applyEdit(second, { action: 'type', at: 0, amount: round * 5 }, newId);
      Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    }
    const index = new StructureIndex();
    const verdict = checkUpdate(index, Y.encodeStateAsUpdate(first), caps);
    expect(verdict).toMatchObject({ kind: 'news', hasNewBlocks: true });
    expect(index.stateVector()).toEqual(Y.decodeStateVector(Y.encodeStateVector(second)));
  });
});

/** An update that a stranger could write, made with Yjs itself on a document of ours. */
function hostileUpdate(change: (doc: Y.Doc, paragraph: Y.XmlElement, text: Y.XmlText) => void): {
  index: StructureIndex;
  update: Uint8Array;
} {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.insert(0, 'Text');
  paragraph.insert(0, [text]);
  doc.getXmlFragment('content').insert(0, [paragraph]);
  const index = new StructureIndex();
  checkUpdate(index, Y.encodeStateAsUpdate(doc), caps);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc, paragraph, text));
  return { index, update: Y.mergeUpdates(updates) };
}

const root = (doc: Y.Doc) => doc.getXmlFragment('content');
/** Yjs' types allow less than its wire format does; a stranger is not bound by types. */
const any = (value: unknown): never => value as never;

const hostileContents: [string, Parameters<typeof hostileUpdate>[0]][] = [
  ['a foreign root', (doc) => doc.getMap('settings').set('a', 1)],
  [
    'a second fragment',
    (doc) => doc.getXmlFragment('other').insert(0, [new Y.XmlElement('paragraph')]),
  ],
  ['a map in the text', (doc) => root(doc).insert(0, [any(new Y.Map())])],
  ['an array in the text', (doc) => root(doc).insert(0, [any(new Y.Array())])],
  ['a Y.Text in a paragraph', (_doc, paragraph) => paragraph.insert(0, [any(new Y.Text('x'))])],
  ['a fragment in the text', (doc) => root(doc).insert(0, [any(new Y.XmlFragment())])],
  ['a hook', (doc) => root(doc).insert(0, [any(new Y.XmlHook('script'))])],
  ['a sub-document', (doc) => root(doc).insert(0, [any(new Y.Doc())])],
  ['a bare string in a paragraph', (_doc, paragraph) => paragraph.insert(1, [any('x')])],
  ['a number in the text', (doc) => root(doc).insert(1, [any(5)])],
  ['binary content', (doc) => root(doc).insert(0, [any(new Uint8Array([1]))])],
  ['text directly in the document', (doc) => root(doc).insert(0, [new Y.XmlText('x')])],
  ['an unknown element', (doc) => root(doc).insert(0, [new Y.XmlElement('script')])],
  [
    'an element named like a prototype',
    (doc) => root(doc).insert(0, [new Y.XmlElement('__proto__')]),
  ],
  [
    'an element where it may not stand',
    (doc) => root(doc).insert(0, [new Y.XmlElement('tableCell')]),
  ],
  [
    'a paragraph in a paragraph',
    (_doc, paragraph) => paragraph.insert(0, [new Y.XmlElement('paragraph')]),
  ],
  ['an unknown attribute', (_doc, paragraph) => paragraph.setAttribute('onclick', 'alert(1)')],
  [
    'an attribute named like a prototype',
    (_doc, paragraph) => paragraph.setAttribute('__proto__', 'x'),
  ],
  ['an id that is no UUID', (_doc, paragraph) => paragraph.setAttribute('id', '"><img>')],
  ['an id that is an object', (_doc, paragraph) => paragraph.setAttribute('id', any({ a: [] }))],
  [
    'a type as attribute',
    (_doc, paragraph) => paragraph.setAttribute('id', any(new Y.XmlText('x'))),
  ],
  [
    'a heading level of 99',
    (doc) => {
      const heading = new Y.XmlElement('heading');
      heading.setAttribute('level', any(99));
      root(doc).insert(0, [heading]);
    },
  ],
  ['an unknown mark', (_doc, _paragraph, text) => text.format(0, 2, { comment: { id: 1 } })],
  [
    'a mark named like a prototype',
    (_doc, _paragraph, text) => text.format(0, 2, any({ constructor: {} })),
  ],
  [
    'a script link',
    (_doc, _paragraph, text) => text.format(0, 2, { link: { href: 'javascript:alert(1)' } }),
  ],
  [
    'a hidden script link',
    (_doc, _paragraph, text) => text.format(0, 2, { link: { href: 'java\nscript:alert(1)' } }),
  ],
  [
    'a data link',
    (_doc, _paragraph, text) => text.format(0, 2, { link: { href: 'data:text/html,x' } }),
  ],
  ['a link without address', (_doc, _paragraph, text) => text.format(0, 2, { link: {} })],
  [
    'a link with a style',
    (_doc, _paragraph, text) => text.format(0, 2, { link: { href: 'https://a.de', style: 'x' } }),
  ],
  ['an embed', (_doc, _paragraph, text) => text.insertEmbed(0, { image: 'x' })],
  ['a type as embed', (_doc, _paragraph, text) => text.insertEmbed(0, any(new Y.Map()))],
  ['an attribute of a text', (_doc, _paragraph, text) => text.setAttribute('id', newId())],
  [
    'a nesting of 5,000',
    (doc) => {
      let inner = new Y.XmlElement('blockquote');
      const outer = inner;
      root(doc).insert(0, [outer]);
      for (let depth = 0; depth < 5_000; depth++) {
        const next = new Y.XmlElement('blockquote');
        inner.insert(0, [next]);
        inner = next;
      }
    },
  ],
];

describe('a hostile update', () => {
  it.each(hostileContents)('with %s is refused and changes nothing', (_name, change) => {
    const { index, update } = hostileUpdate(change);
    const before = index.stateVector();
    expect(checkUpdate(index, update, caps).kind).toBe('hostile');
    expect(index.stateVector()).toEqual(before);
  });

  it.each(hostileContents)(
    'with %s is refused as a later change of the same client too',
    (_name, change) => {
      const { index, update } = hostileUpdate((doc, paragraph, text) => {
        text.insert(0, 'Ehrliches ');
        change(doc, paragraph, text);
      });
      expect(checkUpdate(index, update, caps).kind).toBe('hostile');
    },
  );

  it('that only names a neighbour is judged by where the neighbour stands', () => {
    const { index } = hostileUpdate(() => undefined);
    const [client] = [...index.stateVector().keys()];
    // A string whose origin is the paragraph: its parent would be the document itself.
    const encoder = createEncoder();
    for (const value of [1, 1, 77, 0]) writeVarUint(encoder, value);
    writeUint8(encoder, 0x84);
    writeVarUint(encoder, client ?? 0);
    writeVarUint(encoder, 0);
    writeVarString(encoder, 'bare');
    writeVarUint(encoder, 0);
    expect(checkUpdate(index, toUint8Array(encoder), caps)).toEqual({
      kind: 'hostile',
      reason: 'bare text',
    });
  });

  it('whose neighbours stand in two places is refused', () => {
    const { index } = hostileUpdate(() => undefined);
    const [client] = [...index.stateVector().keys()];
    const encoder = createEncoder();
    for (const value of [1, 1, 77, 0]) writeVarUint(encoder, value);
    writeUint8(encoder, 0xc4);
    for (const value of [client ?? 0, 0, client ?? 0, 3]) writeVarUint(encoder, value);
    writeVarString(encoder, 'x');
    writeVarUint(encoder, 0);
    expect(checkUpdate(index, toUint8Array(encoder), caps).kind).toBe('hostile');
  });

  it('that claims millions of structs or clocks in a few bytes is refused at once', () => {
    const structs = createEncoder();
    for (const value of [1, 33_000_000, 5, 0]) writeVarUint(structs, value);
    expect(checkUpdate(new StructureIndex(), toUint8Array(structs), caps).kind).toBe('hostile');
    const clocks = createEncoder();
    for (const value of [1, 1, 5, 0]) writeVarUint(clocks, value);
    writeUint8(clocks, 0);
    writeVarUint(clocks, 2 ** 40);
    writeVarUint(clocks, 0);
    expect(checkUpdate(new StructureIndex(), toUint8Array(clocks), caps)).toEqual({
      kind: 'hostile',
      reason: 'too many clocks',
    });
  });

  it('in the name of a client of somebody else is refused', () => {
    const doc = new Y.Doc();
    const [seed, typed] = updatesOf(
      [
        { action: 'newBlock', at: 0, amount: 0 },
        { action: 'type', at: 0, amount: 5 },
      ],
      doc,
    );
    const index = new StructureIndex();
    checkUpdate(index, seed ?? new Uint8Array(), caps);
    const stranger = { ...caps, isForeignClient: (client: number) => client === doc.clientID };
    expect(checkUpdate(index, typed ?? new Uint8Array(), stranger).kind).toBe('hostile');
    expect(checkUpdate(index, seed ?? new Uint8Array(), stranger).kind).toBe('contained');
  });

  it('with more than 64 clients is refused', () => {
    const encoder = createEncoder();
    writeVarUint(encoder, 65);
    for (let client = 1; client <= 65; client++) {
      for (const value of [1, client, 0]) writeVarUint(encoder, value);
      writeUint8(encoder, 0);
      writeVarUint(encoder, 1);
    }
    writeVarUint(encoder, 0);
    expect(checkUpdate(new StructureIndex(), toUint8Array(encoder), caps).kind).toBe('hostile');
  });

  it('with a value nested beyond the stack is refused', () => {
    const { index } = hostileUpdate(() => undefined);
    const [client] = [...index.stateVector().keys()];
    const encoder = createEncoder();
    for (const value of [1, 1, 77, 0]) writeVarUint(encoder, value);
    writeUint8(encoder, 0x28);
    for (const value of [0, client ?? 0, 0]) writeVarUint(encoder, value);
    writeVarString(encoder, 'id');
    writeVarUint(encoder, 1);
    for (let depth = 0; depth < 200_000; depth++) {
      writeUint8(encoder, 117);
      writeVarUint(encoder, 1);
    }
    writeAny(encoder, null);
    writeVarUint(encoder, 0);
    expect(checkUpdate(index, toUint8Array(encoder), caps).kind).toBe('hostile');
  });

  it('of random bytes never throws and never passes unseen', () => {
    const honest = updatesOf([
      { action: 'newBlock', at: 0, amount: 0 },
      { action: 'type', at: 0, amount: 7 },
    ]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(200), (noise, at) => {
        const index = new StructureIndex();
        for (const update of honest) checkUpdate(index, update, caps);
        const before = index.stateVector();
        for (const bytes of [noise, spliced(honest[1] ?? noise, noise, at)]) {
          const verdict = checkUpdate(index, bytes, caps);
          if (verdict.kind !== 'news') continue;
          const doc = openDocument([...honest, bytes]);
          expect(schemaFindings(readDocument(doc))).toEqual([]);
          expect(doc.store.pendingStructs).toBeNull();
          return;
        }
        expect(index.stateVector()).toEqual(before);
      }),
      { numRuns: 2_000 },
    );
  });
});

function spliced(bytes: Uint8Array, noise: Uint8Array, at: number): Uint8Array {
  const result = bytes.slice();
  result.set(
    noise.subarray(0, 4).subarray(0, Math.max(0, result.length - (at % result.length))),
    at % result.length,
  );
  return result;
}

it('reading never changes what it reads', () => {
  const { update } = hostileUpdate((doc) => root(doc).insert(0, [new Y.XmlElement('script')]));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const before = Y.encodeStateAsUpdate(doc);
  canonicalText(readDocument(doc));
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});
