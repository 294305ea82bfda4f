import { documentMessage } from '@quartiersforum/domain/rules';
import { type Decoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { applyUpdate } from 'yjs';

const step1 = 0;
const step2 = 1;
const update = 2;

/** What the server says, decoded. */
export interface ServerListener {
  /** The server's state vector: it wants what it is missing, and will acknowledge updates from now on. */
  stateVector(vector: Uint8Array): void;
  /** An update from somebody else, already applied. `isLive`: it happened just now, as opposed to what was missed. */
  update(update: Uint8Array, isLive: boolean): void;
  persisted(): void;
  access(access: 'read' | 'write'): void;
  storage(isUp: boolean): void;
  /** Bytes that cannot be applied; the text here can no longer be trusted to follow. */
  unreadable(): void;
}

/**
 * Replaces the provider's own sync handler and adds ours. The provider would answer the server's step 1 with a step 2, which is
 * acknowledged only if it brings news, and only the server knows whether its deletions do; an update message is always acknowledged.
 */
export function listenToServer(provider: WebsocketProvider, listener: ServerListener): void {
  const handle = (type: number, handler: (decoder: Decoder) => void): void => {
    provider.messageHandlers[type] = (_encoder, decoder): void => handler(decoder);
  };
  handle(documentMessage.sync, (decoder) => {
    const kind = readVarUint(decoder);
    const bytes = readVarUint8Array(decoder);
    if (kind === step1) return listener.stateVector(bytes);
    try {
      applyUpdate(provider.doc, bytes, provider);
    } catch {
      // Yjs throws whatever its decoder ran into.
      return listener.unreadable();
    }
    listener.update(bytes, kind === update && provider.synced);
    if (kind === step2) provider.synced = true;
  });
  handle(documentMessage.persisted, () => listener.persisted());
  handle(documentMessage.access, (decoder) =>
    listener.access(readVarUint(decoder) === 1 ? 'write' : 'read'),
  );
  handle(documentMessage.storage, (decoder) => listener.storage(readVarUint(decoder) === 1));
}

/** Sends one update message on the open socket. */
export function sendUpdate(socket: WebSocket, bytes: Uint8Array): void {
  const encoder = createEncoder();
  writeVarUint(encoder, documentMessage.sync);
  writeVarUint(encoder, update);
  writeVarUint8Array(encoder, bytes);
  socket.send(toUint8Array(encoder));
}
