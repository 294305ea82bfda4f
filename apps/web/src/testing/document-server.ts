import type { AddressInfo } from 'node:net';
import { documentMessage } from '@quartiersforum/domain';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';

/**
 * A document server on real sockets for specs of this app: one document, no database. The spec decides when something counts as
 * committed, because that is what the specs are about.
 */
export class DocumentServer {
  readonly doc = new Doc();
  /** Acknowledges by itself; otherwise `commit` does. */
  commitsAtOnce = true;
  access: 'read' | 'write' = 'write';
  /** Close code for whoever comes next. */
  refusesWith: number | null = null;
  private readonly server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  private waiting: { socket: WebSocket; update: Uint8Array }[] = [];
  private readonly goodbyes = new WeakMap<WebSocket, Uint8Array>();
  readonly requests: string[] = [];
  updates = 0;
  private seq = 0;

  static async start(): Promise<DocumentServer> {
    const started = new DocumentServer();
    await new Promise((resolve) => started.server.once('listening', resolve));
    started.server.on('connection', (socket, request) =>
      started.welcome(socket, request.url ?? ''),
    );
    return started;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}/yjs`;
  }

  /** Commits the oldest `count` updates: applies, acknowledges and passes them on. */
  commit(count = this.waiting.length): void {
    for (const { socket, update } of this.waiting.splice(0, count)) {
      applyUpdate(this.doc, update);
      this.send(socket, documentMessage.persisted, ++this.seq);
      for (const other of this.server.clients)
        if (other !== socket) this.sendSync(other, 2, update);
    }
  }

  tell(type: number, level: number): void {
    for (const socket of this.server.clients) this.send(socket, type, level);
  }

  /** An edit by somebody else. */
  edit(change: (doc: Doc) => void): void {
    const before = encodeStateVector(this.doc);
    this.doc.transact(() => change(this.doc));
    const update = encodeStateAsUpdate(this.doc, before);
    for (const socket of this.server.clients) this.sendSync(socket, 2, update);
  }

  /** Asks every client what the server is missing, as after a gap. */
  askAgain(): void {
    for (const socket of this.server.clients) this.sendSync(socket, 0, encodeStateVector(this.doc));
  }

  drop(code: number): void {
    this.waiting = [];
    for (const socket of this.server.clients) socket.close(code);
  }

  /** Cuts the cable: no close frame. */
  cut(): void {
    this.waiting = [];
    for (const socket of this.server.clients) socket.terminate();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
    this.doc.destroy();
  }

  private welcome(socket: WebSocket, address: string): void {
    this.requests.push(address);
    if (this.refusesWith !== null) return socket.close(this.refusesWith);
    socket.on('close', () => this.sendPresence(this.goodbyes.get(socket)));
    socket.on('message', (data: Buffer) => this.receive(socket, new Uint8Array(data)));
    this.send(socket, documentMessage.access, this.access === 'write' ? 1 : 0);
    if (this.access === 'write') this.sendSync(socket, 0, encodeStateVector(this.doc));
  }

  private receive(socket: WebSocket, bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    const type = readVarUint(decoder);
    if (type === documentMessage.awareness) this.pass(socket, readVarUint8Array(decoder));
    if (type !== documentMessage.sync) return;
    const kind = readVarUint(decoder);
    const payload = readVarUint8Array(decoder);
    if (kind === 0) return this.sendSync(socket, 1, encodeStateAsUpdate(this.doc, payload));
    this.updates += 1;
    this.waiting.push({ socket, update: payload });
    if (this.commitsAtOnce) this.commit();
  }

  /** Passes presence on, and says goodbye for whoever leaves without doing so. */
  private pass(socket: WebSocket, presence: Uint8Array): void {
    const decoder = createDecoder(presence);
    const [, client, clock] = [readVarUint(decoder), readVarUint(decoder), readVarUint(decoder)];
    const goodbye = createEncoder();
    for (const number of [1, client, clock + 1]) writeVarUint(goodbye, number);
    writeVarString(goodbye, 'null');
    this.goodbyes.set(socket, toUint8Array(goodbye));
    this.sendPresence(presence);
  }

  private sendPresence(presence: Uint8Array | undefined): void {
    if (presence === undefined) return;
    const encoder = createEncoder();
    writeVarUint(encoder, documentMessage.awareness);
    writeVarUint8Array(encoder, presence);
    for (const client of this.server.clients) client.send(toUint8Array(encoder));
  }

  private send(socket: WebSocket, type: number, value: number): void {
    const encoder = createEncoder();
    writeVarUint(encoder, type);
    writeVarUint(encoder, value);
    socket.send(toUint8Array(encoder));
  }

  private sendSync(socket: WebSocket, kind: number, payload: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, documentMessage.sync);
    writeVarUint(encoder, kind);
    writeVarUint8Array(encoder, payload);
    socket.send(toUint8Array(encoder));
  }
}
