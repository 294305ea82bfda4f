import { covers, decodeStateVector, encodeStateVector, readUpdate } from '@quartiersforum/document';
import * as Y from 'yjs';
import { onItsOwn } from './state-shelf';
import { frameOf, step2Frame, step2Head, updateFrame } from './document-frames';
import type { Fold } from './fold-document';

/** A document as it is stored: the folded state, and what was committed after it. */
export interface StoredDocument {
  readonly revision: number;
  readonly foldedSeq: number;
  readonly state: Buffer;
  readonly stateVector: Buffer;
  readonly updates: readonly { readonly seq: number; readonly update: Uint8Array }[];
}

/** What folding made of a state and the updates after it. */
export type FoldedState = Omit<StoredDocument, 'updates'>;

/** A committed update after the folded state. `frame` is what receivers get, `update` a view into it. */
export interface TailEntry {
  readonly seq: number;
  readonly frame: Buffer;
  readonly update: Uint8Array;
}

/** For each client that an update continues, the clock after it. */
export type Clocks = Iterable<readonly [client: number, clock: number]>;

/** From here on a newcomer gets the tail in merged pieces: each pending update costs the client a merge. */
const mergeFrom = 8;
/** Merging takes time with the square of the number. */
const mergeAtOnce = 100;
/** How many different state vectors are remembered with their answers, for everybody who comes back at once. */
const rememberedAnswers = 8;
const everything = { structsPerUpdate: Infinity, clientsPerUpdate: Infinity };

/**
 * The committed text of an open document as bytes: state, tail, state vector. It answers sync step 1 without a `Y.Doc`.
 *
 * The order of an answer is the trick: the tail goes out first, as updates, and the state last, as step 2. Yjs keeps the tail pending
 * until the state is there, so the text is whole at the very moment the client's provider says "synced".
 */
export class DocumentLog {
  private tail: TailEntry[] = [];
  private bytes: number;
  private folded: FoldedState;
  /** Null while there is no tail: then it is the folded state's. */
  private vector: Map<number, number> | null = null;
  private lastSeq: number;
  private tailFrame: Buffer | null = null;
  private answers: Map<string, Buffer> | null = null;

  constructor({ updates, ...folded }: StoredDocument) {
    this.folded = folded;
    this.lastSeq = folded.foldedSeq;
    this.bytes = folded.state.length;
    for (const entry of loadedTail(updates)) this.append(entry);
  }

  /** Number of the last committed update in here. */
  get seq(): number {
    return this.lastSeq;
  }

  get size(): number {
    return this.bytes;
  }

  get state(): FoldedState {
    return this.folded;
  }

  get entries(): readonly TailEntry[] {
    return this.tail;
  }

  /** Takes the next update; its number is `seq + 1`, or more when it is several in one. `clocks` saves reading it when they are known. */
  append(entry: TailEntry, clocks: Clocks = clocksOf(entry.update)): void {
    this.tail.push(entry);
    this.lastSeq = entry.seq;
    this.bytes += entry.update.length;
    this.tailFrame = null;
    this.advance(clocks);
  }

  /** Puts a newly folded state in place of the old one and the part of the tail that it contains. */
  replaceState({
    state,
    stateVector,
    ...folded
  }: Pick<StoredDocument, 'revision' | 'foldedSeq'> & Pick<Fold, 'state' | 'stateVector'>): void {
    if (folded.foldedSeq < this.folded.foldedSeq) return;
    // Not on the shelf: a document that somebody writes in gets a new state every few seconds.
    this.folded = { ...folded, state: onItsOwn(state), stateVector: onItsOwn(stateVector) };
    this.tail = this.tail.filter(({ seq }) => seq > folded.foldedSeq);
    this.lastSeq = Math.max(this.lastSeq, folded.foldedSeq);
    if (this.tail.length === 0) this.vector = null;
    this.bytes = this.tail.reduce((sum, { update }) => sum + update.length, state.length);
    this.tailFrame = null;
    this.answers = null;
  }

  /** The state vector of everything committed, as bytes. */
  encodedVector(): Uint8Array {
    return this.vector === null ? this.folded.stateVector : encodeStateVector(this.vector);
  }

  /** The bytes that answer sync step 1 with this state vector: whole frames, when put together. Throws when the vector is malformed. */
  answer(vector: Uint8Array): readonly Buffer[] {
    const missing = this.missingOf(vector);
    return this.tail.length === 0 ? missing : [this.tailFrames(), ...missing];
  }

  private advance(clocks: Clocks): void {
    const vector = (this.vector ??= decodeStateVector(this.folded.stateVector));
    for (const [client, clock] of clocks)
      if (clock > (vector.get(client) ?? 0)) vector.set(client, clock);
  }

  private missingOf(vector: Uint8Array): readonly Buffer[] {
    const { state, stateVector } = this.folded;
    const isEmpty = vector.length === 1 && vector[0] === 0;
    if (isEmpty) return [step2Head(state.length), state];
    const key = Buffer.from(vector).toString('latin1');
    const known = this.answers?.get(key);
    if (known !== undefined) return [known];
    const theirs = decodeStateVector(vector);
    // Who has all text may still lack deletions, which no state vector shows: they always come along.
    const from = covers(theirs, decodeStateVector(stateVector)) ? stateVector : vector;
    const answer = step2Frame(Y.diffUpdate(state, from));
    if (this.answers === null || this.answers.size >= rememberedAnswers) this.answers = new Map();
    this.answers.set(key, answer);
    return [answer];
  }

  private tailFrames(): Buffer {
    const [first] = this.tail;
    if (first !== undefined && this.tail.length === 1) return first.frame;
    return (this.tailFrame ??= Buffer.concat(
      this.tail.length < mergeFrom
        ? this.tail.map(({ frame }) => frame)
        : chunks(this.tail, mergeAtOnce).map((entries) =>
            updateFrame(Y.mergeUpdates(entries.map(({ update }) => update))),
          ),
    ));
  }
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

/** A long tail is merged once, when it is read: the first newcomer would need it, and pieces take several times the memory. */
function loadedTail(updates: StoredDocument['updates']): TailEntry[] {
  if (updates.length < mergeFrom) return updates.map(({ seq, update }) => tailEntry(seq, update));
  return chunks(updates, mergeAtOnce).map((some) =>
    tailEntry(some.at(-1)?.seq ?? 0, Y.mergeUpdates(some.map(({ update }) => update))),
  );
}

/** An entry whose frame is made from the bare update. */
export function tailEntry(seq: number, update: Uint8Array): TailEntry {
  const frame = updateFrame(update);
  return { seq, frame, update: frame.subarray(frame.length - update.length) };
}

/** The frame of an update message as it came from a client, and the update as a view into it. */
export function relayed(
  message: Uint8Array,
  update: Uint8Array,
): { frame: Buffer; update: Uint8Array } {
  const frame = frameOf(message);
  return { frame, update: frame.subarray(frame.length - update.length) };
}

function clocksOf(update: Uint8Array): Clocks {
  return [...readUpdate(update, everything).structs].map(([client, structs]) => {
    const last = structs.at(-1);
    return [client, last === undefined ? 0 : last.clock + last.length];
  });
}
