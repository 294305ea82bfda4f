/** A socket without any Yjs client, for messages that no honest client sends. */
import { once } from 'node:events';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import type { DocumentNode } from './document-node';
import { headersOf, type Person } from './writer';

export interface RawMessage {
  readonly type: number;
  readonly kind: number | null;
  readonly bytes: Uint8Array;
}

export class RawSocket {
  readonly messages: RawMessage[] = [];
  closeCode: number | null = null;
  private listeners: (() => void)[] = [];

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.messages.push(parse(data));
      this.tell();
    });
    socket.on('close', (code) => {
      this.closeCode = code;
      this.tell();
    });
    socket.on('error', () => undefined);
  }

  static async open(
    node: DocumentNode,
    documentId: string,
    person: Person | null,
    query = '',
  ): Promise<RawSocket> {
    const socket = new WebSocket(`${node.socketUrl}/${documentId}${query}`, {
      headers: headersOf(person, node.origin),
    });
    const raw = new RawSocket(socket);
    await once(socket, 'open');
    return raw;
  }

  /** Opens and asks for the text, as a client does; resolves when it is there. */
  static async join(node: DocumentNode, documentId: string, person: Person): Promise<RawSocket> {
    const raw = await RawSocket.open(node, documentId, person);
    raw.send(sync(0, new Uint8Array([0])));
    await raw.until(() => raw.messages.some(({ type, kind }) => type === 0 && kind === 1));
    return raw;
  }

  send(data: Uint8Array | string): void {
    this.socket.send(data);
  }

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.listeners.push(resolve));
  }

  closed(): Promise<void> {
    return this.until(() => this.closeCode !== null);
  }

  async leave(): Promise<void> {
    if (this.socket.readyState === WebSocket.CLOSED) return;
    this.socket.close();
    await this.closed();
  }

  private tell(): void {
    for (const listener of this.listeners.splice(0)) listener();
  }
}

/** A message of y-websocket's sync protocol: 0 step 1, 1 step 2, 2 update. */
export function sync(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

function parse(data: Buffer): RawMessage {
  const decoder = createDecoder(data);
  const type = readVarUint(decoder);
  if (type === 0) {
    const kind = readVarUint(decoder);
    return { type, kind, bytes: readVarUint8Array(decoder) };
  }
  return { type, kind: null, bytes: data.subarray(decoder.pos) };
}
