import {
  depthLimit,
  elementRule,
  isValidAttribute,
  isValidMark,
  rootChildren,
  rootName,
} from './document-schema';
import {
  gonePlace,
  keyOfPlace,
  placeIn,
  rootType,
  rootTypeName,
  type StructureIndex,
  textTypeName,
  typeOfPlace,
} from './structure-index';
import {
  type DeletedRange,
  HostileUpdate,
  type Identifier,
  readUpdate,
  type ReadUpdate,
  type Struct,
  type UpdateCaps,
} from './update-reader';

export interface CheckCaps extends UpdateCaps {
  /** How many clocks one update may add; a few bytes can claim millions. */
  readonly clocksPerUpdate: number;
  /** Whether a client id belongs to somebody else than the writer; nobody may write in another's name. */
  readonly isForeignClient?: (client: number) => boolean;
}

/**
 * What an update is to a document.
 * `news`: acceptable, and the index holds it now. `contained`: nothing new. `gap`: something it builds on is missing here; the index
 * is as before. `hostile`: no editor of ours writes this; the index is as before.
 */
export type Verdict =
  | {
      readonly kind: 'news';
      /** Clients whose structs are new, to be bound to their account. */
      readonly clients: readonly number[];
      /** Whether there is a new paragraph or heading, which may lack its id. */
      readonly hasNewBlocks: boolean;
    }
  | { readonly kind: 'contained' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'hostile'; readonly reason: string };

/**
 * Judges the bytes of an update from its decoded structs against the schema, and on `news` adds it to the index. No Yjs type is
 * built. The one thing a newcomer gets wrong: a struct with an origin does not say where it stands, its neighbour in the index does.
 */
export function checkUpdate(index: StructureIndex, update: Uint8Array, caps: CheckCaps): Verdict {
  let read: ReadUpdate;
  try {
    read = readUpdate(update, caps);
  } catch (error) {
    // Cut bytes, wrong UTF-8, broken JSON or a nesting beyond the stack: lib0 throws a different error for each.
    return {
      kind: 'hostile',
      reason: error instanceof HostileUpdate ? error.message : 'malformed',
    };
  }
  index.begin();
  try {
    const verdict = new UpdateCheck(index, read, caps).run();
    if (verdict.kind !== 'news') index.takeBack();
    else index.keep();
    return verdict;
  } catch (error) {
    index.takeBack();
    if (error instanceof HostileUpdate) return { kind: 'hostile', reason: error.message };
    throw error;
  }
}

class UpdateCheck {
  private readonly next = new Map<number, number>();
  private readonly newClients = new Set<number>();
  /** Deletions that came as structs; noted in the index only when the whole update is taken. */
  private readonly deletedStructs: DeletedRange[] = [];
  private hasNewBlocks = false;
  private newClocks = 0;

  constructor(
    private readonly index: StructureIndex,
    private readonly update: ReadUpdate,
    private readonly caps: CheckCaps,
  ) {}

  run(): Verdict {
    for (const client of this.update.structs.keys())
      if (!this.takeClient(client)) return { kind: 'gap' };
    const { deletions } = this.update;
    if (deletions.some((range) => range.clock + range.length > this.index.clockOf(range.client)))
      return { kind: 'gap' };
    let hasNews = this.newClients.size > 0;
    const { deleted } = this.index;
    for (const { client, clock, length } of [...this.deletedStructs, ...deletions]) {
      if (deleted.has(client, clock, clock + length)) continue;
      deleted.add(client, clock, clock + length);
      hasNews = true;
    }
    return hasNews
      ? { kind: 'news', clients: [...this.newClients], hasNewBlocks: this.hasNewBlocks }
      : { kind: 'contained' };
  }

  /**
   * Takes the structs of `first` in order, and before each one whatever it builds on from other clients of the same update. Returns
   * false when something is nowhere. A stack instead of recursion: the chain may be as long as the update.
   */
  private takeClient(first: number): boolean {
    const waiting: { client: number; until: number }[] = [{ client: first, until: Infinity }];
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const { client, until } = top;
      const position = this.next.get(client) ?? 0;
      const struct = this.update.structs.get(client)?.[position];
      if (this.index.clockOf(client) > until || (struct === undefined && until === Infinity)) {
        waiting.pop();
        continue;
      }
      if (struct === undefined) return false;
      const missing = this.take(struct);
      if (missing === null) this.next.set(client, position + 1);
      else if (waiting.some((entry) => entry.client === missing.client)) return false;
      else waiting.push({ client: missing.client, until: missing.clock });
    }
    return true;
  }

  /** Null when taken, otherwise the item that must be there first (one of its own client: a gap). */
  private take(struct: Struct): Identifier | null {
    const known = this.index.clockOf(struct.client);
    const end = struct.clock + struct.length;
    if (struct.content.type === 'skip' || end <= known) return null;
    if (struct.clock > known) return { client: struct.client, clock: struct.clock - 1 };
    for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
      if (id === null || typeof id === 'string') continue;
      if (id.client === struct.client ? id.clock >= struct.clock : false)
        throw new HostileUpdate('builds on itself');
      if (id.clock >= this.index.clockOf(id.client)) return id;
    }
    if (this.caps.isForeignClient?.(struct.client) === true)
      throw new HostileUpdate('client of somebody else');
    this.newClocks += end - known;
    if (this.newClocks > this.caps.clocksPerUpdate) throw new HostileUpdate('too many clocks');
    const place = this.placeOf(struct);
    if (place !== gonePlace) judge(this.index, place, struct);
    this.add(struct, end, place);
    return null;
  }

  private add(struct: Struct, end: number, place: number): void {
    const { client, content } = struct;
    this.newClients.add(client);
    this.index.addRun(client, end, place);
    if (content.type === 'gc' || content.type === 'deleted') {
      this.deletedStructs.push(struct);
    } else if (place !== gonePlace && (content.type === 'element' || content.type === 'text')) {
      const name = content.type === 'text' ? textTypeName : content.name;
      this.index.addType({ client, clock: struct.clock }, name, typeOfPlace(place));
      if (name === 'paragraph' || name === 'heading') this.hasNewBlocks = true;
    }
  }

  private placeOf({ origin, rightOrigin, parent, parentKey, content }: Struct): number {
    if (content.type === 'gc') return gonePlace;
    if (typeof parent === 'string') {
      if (parent !== rootName || parentKey !== null) throw new HostileUpdate('foreign root');
      return placeIn(rootType, null) ?? gonePlace;
    }
    if (parent !== null) {
      const type = this.index.typeAt(parent);
      if (type === undefined) return gonePlace;
      const place = placeIn(type, parentKey);
      if (place === undefined) throw new HostileUpdate('unknown attribute');
      return place;
    }
    const left = this.placeAt(origin);
    const right = this.placeAt(rightOrigin);
    if (left === gonePlace || right === gonePlace) return gonePlace;
    if (left !== undefined && right !== undefined && left !== right)
      throw new HostileUpdate('between two places');
    return left ?? right ?? gonePlace;
  }

  private placeAt(id: Identifier | null): number | undefined {
    return id === null ? undefined : this.index.placeAt(id);
  }
}

/** Throws `HostileUpdate` when the schema has no such content at `place`. */
function judge(index: StructureIndex, place: number, { content }: Struct): void {
  if (content.type === 'deleted') return;
  const type = typeOfPlace(place);
  const key = keyOfPlace(place);
  const name = index.nameOfType(type);
  if (key !== null) {
    if (content.type !== 'any') throw new HostileUpdate('attribute is no value');
    for (const value of content.values)
      if (!isValidAttribute(name, key, value)) throw new HostileUpdate('attribute not allowed');
    return;
  }
  switch (content.type) {
    case 'string':
      if (name !== textTypeName) throw new HostileUpdate('bare text');
      return;
    case 'format':
      if (name !== textTypeName) throw new HostileUpdate('bare mark');
      if (!isValidMark(content.key, content.value)) throw new HostileUpdate('mark not allowed');
      return;
    case 'text':
      if (elementRule(name)?.hasText !== true) throw new HostileUpdate('text not allowed here');
      return;
    case 'element': {
      const children = name === rootTypeName ? rootChildren : elementRule(name)?.children;
      if (children?.includes(content.name) !== true)
        throw new HostileUpdate('element not allowed here');
      if (index.depthOfType(type) >= depthLimit) throw new HostileUpdate('nested too deep');
      return;
    }
    default:
      throw new HostileUpdate('content not allowed here');
  }
}
