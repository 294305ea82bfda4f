import type { Duplex } from 'node:stream';
import { decodeStateVector } from '@quartiersforum/document';
import {
  type DocumentAccess,
  documentCaps,
  documentCloseCode,
  type DocumentCloseCode,
  documentMessage,
} from '@quartiersforum/domain';
import {
  createDecoder,
  type Decoder,
  hasContent,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding';
import { type RawData, WebSocket } from 'ws';
import type { Actor } from '../core/access/actor';
import { accessFrames, keepAliveFrame, step1Frame, syncMessage } from './document-frames';
import type { DocumentRoom, RoomSocket } from './document-room';

const open = WebSocket.OPEN;
/** Milliseconds between two requests for what is missing: a client with many gaps is asked once. */
const askAgainMilliseconds = 1_000;
/** A receiver that takes nothing for so long is closed. Source: the caps, "Slow readers". */
const slowMilliseconds = 15_000;
/** Silence after which something is said, so that a y-websocket client does not take the connection for dead. */
const silenceMilliseconds = 20_000;
const pingMilliseconds = 45_000;
const deadMilliseconds = 100_000;
/** What a socket that was silent may say in a moment. */
const messagesAtOnce = 2 * documentCaps.messagesPerSecond;
/** A peer that does not answer our close frame is cut off. */
const closeMilliseconds = 3_000;
/** Up to here an answer is copied into one buffer, which costs less than writing its pieces. */
const copiedBytes = 64 * 1024;

/**
 * One socket of one person on one document. `access` is asked at each message, from here, and changed from outside the moment rights
 * change; nothing about rights is ever captured in a closure.
 *
 * It writes finished frames to the TCP socket itself: everybody gets the same bytes, and framing them once is most of the saving.
 * Only control frames go through `ws`, which writes each of them whole, so the two never mix.
 */
export class DocumentSocket implements RoomSocket {
  hasJoined = false;
  clientId: number | null = null;
  private isRefused = false;
  private hasSpoken = true;
  private lastSpoken = Date.now();
  private lastHeard = Date.now();
  private lastAsked = 0;
  private allowance: number = documentCaps.unsentBytes;
  private takenBytes = 0;
  private takenAt = Date.now();
  /** Messages that may still come; below zero nothing is read from the connection. */
  private mayHear = messagesAtOnce;
  private checkedAt = Date.now();

  constructor(
    readonly webSocket: WebSocket,
    private readonly tcp: Duplex,
    readonly room: DocumentRoom,
    public actor: Actor,
    public access: DocumentAccess,
    private readonly failed: (error: unknown) => void,
  ) {}

  get canWrite(): boolean {
    return this.access === 'write' && !this.room.isFrozen;
  }

  /** A message arrived. Whatever it holds, the worst that happens is that this socket closes. */
  readonly hear = (data: RawData, isBinary: boolean): void => {
    if (this.webSocket.readyState !== open) return;
    this.lastHeard = Date.now();
    if (--this.mayHear < 0) this.webSocket.pause(); // what has arrived is heard, the rest waits at the sender
    let act: () => void;
    try {
      act = this.understand(data as Buffer, isBinary);
    } catch {
      // Cut, too long, wrong UTF-8, unknown: lib0 and JSON throw a different error for each.
      this.close(documentCloseCode.malformed);
      return;
    }
    try {
      act();
    } catch (error) {
      this.failed(error);
      this.close(documentCloseCode.tryLater);
    }
  };

  /** Runs for each receiver of each update: what can be asked later, or seldom, is not asked here. */
  write(frames: Buffer): void {
    if (this.webSocket.readyState !== open) return;
    const isTaken = this.tcp.write(frames);
    this.hasSpoken = true;
    if (!isTaken && this.tcp.writableLength > this.allowance) this.cutOff();
  }

  close(code: DocumentCloseCode): void {
    if (this.webSocket.readyState !== open) return;
    this.webSocket.close(code);
    setTimeout(() => this.webSocket.terminate(), closeMilliseconds).unref();
  }

  askForMissing(): void {
    const now = Date.now();
    if (now - this.lastAsked < askAgainMilliseconds) return;
    this.lastAsked = now;
    this.write(step1Frame(this.room.log.encodedVector()));
  }

  /** Rights were asked again. Who may not read any more is gone; who may not write any more stays and reads. */
  grant(actor: Actor, access: DocumentAccess): void {
    const couldWrite = this.canWrite;
    this.actor = actor;
    this.access = access;
    if (access === 'none') this.close(documentCloseCode.notAllowed);
    else this.tellAccess(couldWrite);
  }

  /** Says that writing became possible or impossible, if it did; `couldWrite` is how it was. */
  tellAccess(couldWrite: boolean): void {
    if (this.canWrite === couldWrite || !this.hasJoined) return;
    this.write(this.canWrite ? accessFrames.write : accessFrames.read);
    if (this.canWrite) this.write(step1Frame(this.room.log.encodedVector()));
    this.room.showPresence(this, this.room.presence.restamp(this));
  }

  /** Called every few seconds: keeps the connection alive, ends it when the other side takes or says nothing, slows it when it says much. */
  check(now: number): void {
    this.hearAgain(now);
    const { tcp } = this;
    const unsent = tcp.writableLength;
    const written = 'bytesWritten' in tcp ? Number(tcp.bytesWritten) - unsent : 0;
    if (unsent === 0 || written !== this.takenBytes) {
      this.takenBytes = written;
      this.takenAt = now;
      if (unsent === 0) this.allowance = documentCaps.unsentBytes;
    }
    if (now - this.takenAt > slowMilliseconds || now - this.lastHeard > deadMilliseconds)
      this.cutOff();
    else if (now - this.lastHeard > pingMilliseconds) this.webSocket.ping();
    if (this.hasSpoken) [this.hasSpoken, this.lastSpoken] = [false, now];
    else if (now - this.lastSpoken > silenceMilliseconds) this.write(keepAliveFrame);
  }

  private hearAgain(now: number): void {
    const earned = (Math.max(0, now - this.checkedAt) / 1000) * documentCaps.messagesPerSecond;
    this.checkedAt = Math.max(now, this.checkedAt);
    this.mayHear = Math.min(messagesAtOnce, this.mayHear + earned);
    if (this.mayHear > 0 && this.webSocket.isPaused) this.webSocket.resume();
  }

  /** `ws` got a pong. */
  readonly heardPong = (): void => {
    this.lastHeard = Date.now();
  };

  /** A close frame would wait behind everything unsent; the client comes back by itself and is given the text anew. */
  private cutOff(): void {
    this.webSocket.close(documentCloseCode.slowReader);
    this.webSocket.terminate();
  }

  private understand(data: Buffer, isBinary: boolean): () => void {
    if (!isBinary) throw new TypeError('text');
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === documentMessage.sync) {
      const kind = readVarUint(decoder);
      const bytes = readLast(decoder);
      if (kind === syncMessage.step1) {
        decodeStateVector(bytes);
        return () => this.answer(bytes);
      }
      if (kind === syncMessage.step2 || kind === syncMessage.update)
        return () => this.receive(kind, bytes, data);
    } else if (type === documentMessage.awareness) {
      const bytes = readLast(decoder);
      const change = this.room.presence.receive(this, bytes);
      return () => this.room.showPresence(this, change);
    } else if (type === documentMessage.queryAwareness && !hasContent(decoder)) {
      return () => this.write(this.room.presence.everybody() ?? keepAliveFrame);
    }
    throw new RangeError('unknown message');
  }

  private receive(kind: number, update: Uint8Array, message: Uint8Array): void {
    if (this.isRefused) return;
    // What everybody answers who has nothing new: not worth an index of the text.
    if (kind === syncMessage.step2 && isEmptyUpdate(update)) return;
    if (this.canWrite) this.room.receive(this, kind, update, message);
    else {
      // What was taken before is acknowledged first, so that its author does not think it lost.
      this.isRefused = true;
      this.room.afterPending(() => this.close(documentCloseCode.notAllowed));
    }
  }

  /** Sync step 1: the text, then what this socket may do and who is here, in one go. */
  private answer(vector: Uint8Array): void {
    const frames = [...this.room.log.answer(vector)];
    if (this.canWrite) frames.push(step1Frame(this.room.log.encodedVector()));
    if (!this.hasJoined) {
      frames.push(this.canWrite ? accessFrames.write : accessFrames.read);
      const everybody = this.room.presence.everybody();
      if (everybody !== null) frames.push(everybody);
    }
    this.hasJoined = true;
    // A whole document may be more than what a slow reader may owe.
    const size = frames.reduce((sum, { length }) => sum + length, 0);
    this.allowance += size;
    if (size < copiedBytes) this.write(Buffer.concat(frames));
    else {
      this.tcp.cork();
      for (const frame of frames) this.write(frame);
      this.tcp.uncork();
    }
  }
}

function readLast(decoder: Decoder): Uint8Array {
  const bytes = readVarUint8Array(decoder);
  if (hasContent(decoder)) throw new RangeError('trailing bytes');
  return bytes;
}

/** No structs, no deletions. */
function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === 2 && update[0] === 0 && update[1] === 0;
}
