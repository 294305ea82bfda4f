import { documentMessage } from '@quartiersforum/domain';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

/**
 * What the server says on a document's socket, as complete WebSocket frames. A frame is made once and written as it is to every
 * receiver: the frames of a server are not masked (RFC 6455, 5.1), so all receivers get the same bytes.
 */
const finalBinary = 0x82;

/** Larger frames are often kept for long, and one slice keeps the whole of Node's buffer pool (64 KiB) from being freed. */
const pooledBytes = 1_024;

/** y-websocket's messages inside `sync`. */
export const syncMessage = { step1: 0, step2: 1, update: 2 } as const;

/** One unmasked binary frame around `payload`. */
export function frameOf(payload: Uint8Array): Buffer {
  const headerLength = headerLengthOf(payload.length);
  const size = headerLength + payload.length;
  const frame = size < pooledBytes ? Buffer.allocUnsafe(size) : Buffer.allocUnsafeSlow(size);
  writeHeader(frame, headerLength, payload.length);
  frame.set(payload, headerLength);
  return frame;
}

/** What comes before an update of `length` bytes to make it a frame with sync step 2: a large state is sent without being copied. */
export function step2Head(length: number): Buffer {
  const encoder = createEncoder();
  writeVarUint(encoder, documentMessage.sync);
  writeVarUint(encoder, syncMessage.step2);
  writeVarUint(encoder, length);
  const inner = toUint8Array(encoder);
  const headerLength = headerLengthOf(inner.length + length);
  const head = Buffer.allocUnsafe(headerLength + inner.length);
  writeHeader(head, headerLength, inner.length + length);
  head.set(inner, headerLength);
  return head;
}

function headerLengthOf(length: number): number {
  return length < 126 ? 2 : length < 65_536 ? 4 : 10;
}

/** Source: RFC 6455, 5.2. */
function writeHeader(frame: Buffer, headerLength: number, length: number): void {
  frame[0] = finalBinary;
  if (headerLength === 2) frame[1] = length;
  else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeUIntBE(0, 2, 2);
    frame.writeUIntBE(length, 4, 6);
  }
}

export function step1Frame(stateVector: Uint8Array): Buffer {
  return syncFrame(syncMessage.step1, stateVector);
}

export function step2Frame(update: Uint8Array): Buffer {
  return syncFrame(syncMessage.step2, update);
}

export function updateFrame(update: Uint8Array): Buffer {
  return syncFrame(syncMessage.update, update);
}

/** `entries` as y-protocols writes them: client id, clock, state as text. */
export function awarenessFrame(entries: readonly Uint8Array[]): Buffer {
  const inner = createEncoder();
  writeVarUint(inner, entries.length);
  const update = Buffer.concat([toUint8Array(inner), ...entries]);
  return message((encoder) => {
    writeVarUint(encoder, documentMessage.awareness);
    writeVarUint8Array(encoder, update);
  });
}

/** Says nothing; y-websocket takes a connection without any message in 30 seconds for dead. */
export const keepAliveFrame = awarenessFrame([]);

export function persistedFrame(seq: number): Buffer {
  return numbers(documentMessage.persisted, seq);
}

export const accessFrames = {
  read: numbers(documentMessage.access, 0),
  write: numbers(documentMessage.access, 1),
} as const;

export const storageFrames = {
  down: numbers(documentMessage.storage, 0),
  up: numbers(documentMessage.storage, 1),
} as const;

function syncFrame(kind: number, bytes: Uint8Array): Buffer {
  return message((encoder) => {
    writeVarUint(encoder, documentMessage.sync);
    writeVarUint(encoder, kind);
    writeVarUint8Array(encoder, bytes);
  });
}

function numbers(...values: readonly number[]): Buffer {
  return message((encoder) => values.forEach((value) => writeVarUint(encoder, value)));
}

function message(write: (encoder: Encoder) => void): Buffer {
  const encoder = createEncoder();
  write(encoder);
  return frameOf(toUint8Array(encoder));
}
