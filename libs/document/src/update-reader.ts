import {
  createDecoder,
  type Decoder,
  hasContent,
  readAny,
  readUint8,
  readVarString,
  readVarUint,
} from 'lib0/decoding';

/**
 * Reads a Yjs update (version 1) without building any Yjs type, so that bytes of strangers can be judged at the cost of reading them.
 *
 * `Y.decodeUpdate` would do the same for honest bytes. It collects everything before anybody can say stop, and one megabyte of
 * hostile structs costs a hundred of heap: here the caps hold while reading.
 */
export interface Identifier {
  readonly client: number;
  readonly clock: number;
}

export type StructContent =
  | { readonly type: 'gc' | 'skip' | 'deleted' | 'string' }
  | { readonly type: 'any'; readonly values: readonly unknown[] }
  | { readonly type: 'format'; readonly key: string; readonly value: unknown }
  | { readonly type: 'element'; readonly name: string }
  | { readonly type: 'text' };

export interface Struct {
  readonly client: number;
  readonly clock: number;
  /** How many clocks it takes up; for text the UTF-16 units. */
  readonly length: number;
  readonly origin: Identifier | null;
  readonly rightOrigin: Identifier | null;
  /** The parent as far as it is written: a root's name, the id of a type, or null when it follows from the origins. */
  readonly parent: string | Identifier | null;
  readonly parentKey: string | null;
  readonly content: StructContent;
}

export interface DeletedRange extends Identifier {
  readonly length: number;
}

export interface ReadUpdate {
  /** Per client, its structs in the order of their clocks. */
  readonly structs: ReadonlyMap<number, readonly Struct[]>;
  readonly structCount: number;
  readonly deletions: readonly DeletedRange[];
}

export interface UpdateCaps {
  readonly structsPerUpdate: number;
  readonly clientsPerUpdate: number;
}

/** What makes an update unacceptable whatever the document holds; the message names no content. */
export class HostileUpdate extends Error {
  override readonly name = 'HostileUpdate';
}

/** Throws `HostileUpdate` (or whatever lib0 throws at the end of the bytes) when it is not a well-formed update within `caps`. */
export function readUpdate(update: Uint8Array, caps: UpdateCaps): ReadUpdate {
  const decoder = createDecoder(update);
  const structs = new Map<number, Struct[]>();
  const clientCount = readVarUint(decoder);
  if (clientCount > caps.clientsPerUpdate) throw new HostileUpdate('too many clients');
  let structCount = 0;
  for (let i = 0; i < clientCount; i++) {
    const count = readVarUint(decoder);
    structCount += count;
    if (structCount > caps.structsPerUpdate) throw new HostileUpdate('too many structs');
    const client = readVarUint(decoder);
    if (structs.has(client)) throw new HostileUpdate('client twice');
    const list: Struct[] = [];
    let clock = readVarUint(decoder);
    for (let j = 0; j < count; j++) {
      const struct = readStruct(decoder, client, clock);
      if (struct.length < 1) throw new HostileUpdate('empty struct');
      clock += struct.length;
      if (!Number.isSafeInteger(clock)) throw new HostileUpdate('clock overflow');
      list.push(struct);
    }
    structs.set(client, list);
  }
  const deletions = readDeletions(decoder, caps);
  if (hasContent(decoder)) throw new HostileUpdate('trailing bytes');
  return { structs, structCount, deletions };
}

function readDeletions(decoder: Decoder, caps: UpdateCaps): DeletedRange[] {
  const deletions: DeletedRange[] = [];
  const clients = readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = readVarUint(decoder);
    const count = readVarUint(decoder);
    if (deletions.length + count > caps.structsPerUpdate)
      throw new HostileUpdate('too many deletions');
    for (let j = 0; j < count; j++) {
      const clock = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (!Number.isSafeInteger(clock + length)) throw new HostileUpdate('clock overflow');
      if (length > 0) deletions.push({ client, clock, length });
    }
  }
  return deletions;
}

const hasOriginBit = 0x80;
const hasRightOriginBit = 0x40;
const hasParentKeyBit = 0x20;
const contentBits = 0x1f;
const gcContent = 0;
const skipContent = 10;

function readStruct(decoder: Decoder, client: number, clock: number): Struct {
  const info = readUint8(decoder);
  const kind = info & contentBits;
  if (kind === gcContent || kind === skipContent)
    return {
      client,
      clock,
      length: readVarUint(decoder),
      origin: null,
      rightOrigin: null,
      parent: null,
      parentKey: null,
      content: { type: kind === gcContent ? 'gc' : 'skip' },
    };
  const origin = (info & hasOriginBit) === 0 ? null : readIdentifier(decoder);
  const rightOrigin = (info & hasRightOriginBit) === 0 ? null : readIdentifier(decoder);
  let parent: string | Identifier | null = null;
  let parentKey: string | null = null;
  if (origin === null && rightOrigin === null) {
    parent = readVarUint(decoder) === 1 ? readVarString(decoder) : readIdentifier(decoder);
    if ((info & hasParentKeyBit) !== 0) parentKey = readVarString(decoder);
  }
  const [length, content] = readContent(decoder, kind);
  return { client, clock, length, origin, rightOrigin, parent, parentKey, content };
}

function readIdentifier(decoder: Decoder): Identifier {
  const client = readVarUint(decoder);
  return { client, clock: readVarUint(decoder) };
}

const valuesPerStruct = 10_000;

const textContent: StructContent = { type: 'text' };
const stringContent: StructContent = { type: 'string' };
const deletedContent: StructContent = { type: 'deleted' };

/** Length and content. Source: the content classes of Yjs 13.6, `src/structs`. Foreign contents are named, the update is refused. */
function readContent(decoder: Decoder, kind: number): [number, StructContent] {
  switch (kind) {
    case 1:
      return [readVarUint(decoder), deletedContent];
    case 4:
      return [readVarString(decoder).length, stringContent];
    case 6: {
      const key = readVarString(decoder);
      const value: unknown = JSON.parse(readVarString(decoder));
      return [1, { type: 'format', key, value }];
    }
    case 7:
      return [1, readType(decoder)];
    case 8: {
      // More than one only where a client without garbage collection merged former values of an attribute.
      const count = readVarUint(decoder);
      if (count > valuesPerStruct) throw new HostileUpdate('too many values');
      const values: unknown[] = [];
      for (let i = 0; i < count; i++) values.push(readAny(decoder));
      return [count, { type: 'any', values }];
    }
    default:
      throw new HostileUpdate(foreignContent[kind] ?? 'unknown content');
  }
}

const foreignContent: Readonly<Record<number, string>> = {
  2: 'JSON content',
  3: 'binary content',
  5: 'embed',
  9: 'sub-document',
};

const elementType = 3;
const xmlTextType = 6;
const foreignType: Readonly<Record<number, string>> = {
  0: 'Y.Array',
  1: 'Y.Map',
  2: 'Y.Text',
  4: 'Y.XmlFragment inside the text',
  5: 'Y.XmlHook',
};

function readType(decoder: Decoder): StructContent {
  const type = readVarUint(decoder);
  if (type === elementType) return { type: 'element', name: readVarString(decoder) };
  if (type === xmlTextType) return textContent;
  throw new HostileUpdate(foreignType[type] ?? 'unknown type');
}
