import { createHash } from 'node:crypto';
import { documentCaps, type PresentPerson } from '@quartiersforum/domain';
import { createDecoder, type Decoder, hasContent, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Actor } from '../core/access/actor';
import { awarenessFrame } from './document-frames';

/** A socket as presence sees it. `clientId` is bound at its first awareness message and never changes. */
export interface PresentSocket {
  readonly actor: Actor;
  readonly canWrite: boolean;
  clientId: number | null;
}

/** Somebody who has the document open on another node. */
export interface RemotePerson extends PresentSocket {
  readonly node: string;
  readonly clientId: number;
}

interface Entry {
  readonly socket: PresentSocket | RemotePerson;
  /** As JSON. */
  readonly cursor: string;
  readonly bytes: Uint8Array;
}

/** Where somebody is who has the document open on this node. */
export interface Place {
  readonly clientId: number;
  readonly socket: PresentSocket;
  readonly cursor: string;
}

const depthLimit = 4;
const coloursTried = 12;

/** What a socket's awareness message changed, as a frame for all others; null when nothing did. */
export type PresenceChange = Buffer | null;

/**
 * Who is in a document and where. A client only says where its cursor is; who it is comes from its account, and it can speak for
 * nobody but itself. Nothing is stored, and nothing outlives the socket.
 *
 * The one thing a newcomer would get wrong: y-websocket clients send back what they hear about others. Entries of other client ids
 * are therefore no attack, they are dropped without a word and before anything is parsed.
 */
export class DocumentPresence {
  private readonly entries = new Map<number, Entry>();
  private readonly colours = new Map<string, number>();
  private lastClock = 0;
  private whole: Buffer | null = null;

  /** Whether a client id belongs to another account, from what the document's log knows. */
  constructor(private readonly isForeign: (clientId: number, accountId: string) => boolean) {}

  /** Takes an awareness update of `socket`. Throws when it is malformed, too large or too deep. */
  receive(socket: PresentSocket, update: Uint8Array): PresenceChange {
    const decoder = createDecoder(update);
    const count = readVarUint(decoder);
    let change: PresenceChange = null;
    for (let i = 0; i < count; i++) {
      const clientId = readVarUint(decoder);
      readVarUint(decoder); // the client's clock; ours decides
      if (!this.bind(socket, clientId)) skipString(decoder);
      else change = this.place(socket, clientId, readVarString(decoder));
    }
    if (hasContent(decoder)) throw new RangeError('awareness has a tail');
    return change;
  }

  /** Stamps the socket's entry again after its rights changed. */
  restamp(socket: PresentSocket): PresenceChange {
    const entry = socket.clientId === null ? undefined : this.entries.get(socket.clientId);
    if (socket.clientId === null || entry?.socket !== socket) return null;
    return this.show(socket, socket.clientId, entry.cursor);
  }

  /** The socket is gone; the frame tells the others. */
  remove(socket: PresentSocket): PresenceChange {
    const { clientId } = socket;
    if (clientId === null || this.entries.get(clientId)?.socket !== socket) return null;
    return awarenessFrame([this.end(clientId, socket)]);
  }

  /** Shows somebody of another node. Who speaks for a client id on a socket of this node goes before. */
  showRemote(person: RemotePerson, cursor: string): PresenceChange {
    const holder = this.entries.get(person.clientId)?.socket;
    if (holder !== undefined && !isRemote(holder)) return null;
    if (this.isForeign(person.clientId, person.actor.accountId)) return null;
    return this.show(person, person.clientId, cursor);
  }

  /** Removes those people of other nodes that `isGone` says. */
  removeRemote(isGone: (person: RemotePerson) => boolean): PresenceChange {
    const ends: Uint8Array[] = [];
    for (const [clientId, { socket }] of this.entries)
      if (isRemote(socket) && isGone(socket)) ends.push(this.end(clientId, socket));
    return ends.length === 0 ? null : awarenessFrame(ends);
  }

  /** Everybody who is here, for a newcomer; null when nobody is. */
  everybody(): Buffer | null {
    if (this.entries.size === 0) return null;
    return (this.whole ??= awarenessFrame([...this.entries.values()].map(({ bytes }) => bytes)));
  }

  /** Where the people of this node are, for other nodes. */
  places(): Place[] {
    const places: Place[] = [];
    for (const [clientId, { socket, cursor }] of this.entries)
      if (!isRemote(socket)) places.push({ clientId, socket, cursor });
    return places;
  }

  private bind(socket: PresentSocket, clientId: number): boolean {
    if (socket.clientId !== null) return socket.clientId === clientId;
    const { accountId } = socket.actor;
    const holder = this.entries.get(clientId);
    // The same account may take its id over: a reconnect is often faster than the end of the old connection.
    if (holder !== undefined && holder.socket.actor.accountId !== accountId) return false;
    if (this.isForeign(clientId, accountId)) return false;
    socket.clientId = clientId;
    return true;
  }

  private place(socket: PresentSocket, clientId: number, state: string): PresenceChange {
    if (state.length > documentCaps.awarenessBytes) throw new RangeError('awareness too large');
    const given: unknown = JSON.parse(state);
    if (given === null) return this.remove(socket);
    if (typeof given !== 'object' || depthOf(given) > depthLimit)
      throw new RangeError('awareness too deep');
    const cursor = 'cursor' in given ? JSON.stringify(given.cursor ?? null) : 'null';
    return this.show(socket, clientId, cursor);
  }

  private show(socket: PresentSocket, clientId: number, cursor: string): Buffer {
    const bytes = encodeEntry(clientId, this.nextClock(), this.stateOf(socket, cursor));
    this.entries.set(clientId, { socket, cursor, bytes });
    this.whole = null;
    return awarenessFrame([bytes]);
  }

  private end(clientId: number, { actor: { accountId } }: PresentSocket): Uint8Array {
    this.entries.delete(clientId);
    this.whole = null;
    if (![...this.entries.values()].some((entry) => entry.socket.actor.accountId === accountId))
      this.colours.delete(accountId);
    return encodeEntry(clientId, this.nextClock(), 'null');
  }

  private stateOf({ actor, canWrite }: PresentSocket, cursor: string): string {
    const person: PresentPerson = {
      accountId: actor.accountId,
      name: actor.displayName,
      organisation: actor.affiliation,
      role: actor.role,
      colour: this.colourOf(actor.accountId),
      canWrite,
    };
    return `{"user":${JSON.stringify(person)},"cursor":${cursor}}`;
  }

  /** The same colour for an account wherever possible; another one when somebody here has it already. */
  private colourOf(accountId: string): number {
    const known = this.colours.get(accountId);
    if (known !== undefined) return known;
    const preferred = (createHash('sha256').update(accountId).digest()[0] ?? 0) % coloursTried;
    const taken = new Set(this.colours.values());
    let colour = preferred;
    for (let i = 0; i < coloursTried && taken.has(colour); i++)
      colour = (colour + 1) % coloursTried;
    this.colours.set(accountId, colour);
    return colour;
  }

  /** Ever larger, also across reconnects and nodes, so that nobody is outdone by an old message; milliseconds are enough. */
  private nextClock(): number {
    this.lastClock = Math.max(this.lastClock + 1, Date.now());
    return this.lastClock;
  }
}

function isRemote(socket: PresentSocket | RemotePerson): socket is RemotePerson {
  return 'node' in socket;
}

export function encodeEntry(clientId: number, clock: number, state: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, clientId);
  writeVarUint(encoder, clock);
  writeVarString(encoder, state);
  return toUint8Array(encoder);
}

function skipString(decoder: Decoder): void {
  const length = readVarUint(decoder);
  if (decoder.pos + length > decoder.arr.length) throw new RangeError('awareness is cut');
  decoder.pos += length;
}

function depthOf(value: unknown, limit = depthLimit + 1): number {
  if (limit === 0 || typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child, limit - 1));
  return deepest + 1;
}
