import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import * as fc from 'fast-check';
import * as Y from 'yjs';
import { DocumentRooms } from '../../src/document/document-rooms';
import { DocumentServer } from '../../src/document/document-server';
import { sync } from './support/raw-socket';
import { useScene } from './support/scene';
import { headersOf } from './support/writer';

const queryAwareness = new Uint8Array([3]);

describe('hostile frames', () => {
  const scene = useScene({ environment: { SOCKETS_PER_SESSION: '1000' } });

  /** A bare TCP connection after the handshake, for frames that no WebSocket library sends. */
  async function bare(documentId: string): Promise<Socket> {
    const socket = connect(scene.node.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const headers = Object.entries(headersOf(scene.bert, scene.node.origin))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(
      `GET /yjs/${documentId} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${headers}\r\n`,
    );
    await once(socket, 'data');
    return socket;
  }

  async function endOf(socket: Socket): Promise<void> {
    socket.resume();
    if (!socket.closed) await once(socket, 'close');
  }

  const malformed: [string, Buffer][] = [
    ['reserved bits', Buffer.from([0xf2, 0x80, 0, 0, 0, 0])],
    ['a wrong opcode', Buffer.from([0x8f, 0x80, 0, 0, 0, 0])],
    ['no mask', Buffer.from([0x82, 0x01, 0x00])],
    [
      'a length beyond 2⁵³',
      Buffer.from([0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ],
    ['a length of 100 MiB', Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x06, 0x40, 0, 0, 0, 0, 0, 0])],
    ['text that is no UTF-8', Buffer.from([0x81, 0x81, 0, 0, 0, 0, 0xff])],
    ['a close frame of one byte', Buffer.from([0x88, 0x81, 0, 0, 0, 0, 0x03])],
    ['a fragmented control frame', Buffer.from([0x09, 0x80, 0, 0, 0, 0])],
    ['a continuation of nothing', Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
  ];

  it.each(malformed)('with %s close that socket and nothing else', async (_name, bytes) => {
    const documentId = await scene.node.createDocument();
    const witness = await scene.join(scene.anna, documentId);
    const sockets = await Promise.all(Array.from({ length: 10 }, () => bare(documentId)));
    for (const socket of sockets) socket.write(bytes);
    await Promise.all(sockets.map(endOf));
    witness.type('lebt ', 0);
    await witness.until(() => witness.acknowledged.length === 1);
    expect(witness.closeCodes).toEqual([]);
  });

  it('in a flood are heard later, all of them, and hold up nobody else', async () => {
    const documentId = await scene.node.createDocument();
    const witness = await scene.join(scene.anna, documentId);
    const flood = await scene.rawJoin(scene.bert, documentId);
    const [socket] = [...scene.node.nest.get(DocumentServer).sockets].filter(
      ({ actor, room }) => actor.accountId === scene.bert.accountId && room.id === documentId,
    );
    const before = flood.messages.length;
    const questions = 6_000;
    for (let i = 0; i < questions; i++) flood.send(queryAwareness);
    await flood.until(() => socket?.webSocket.isPaused === true);
    witness.type('lebt ', 0);
    await witness.until(() => witness.acknowledged.length === 1);
    const answered = (): number =>
      flood.messages.slice(before).filter(({ type }) => type === 1).length;
    for (let now = Date.now(); answered() < questions;) {
      const heard = answered();
      scene.node.nest.get(DocumentRooms).sweep((now += 2_000));
      await flood.until(() => answered() > heard);
    }
    expect(flood.closeCode).toBeNull();
  });

  it('before the handshake is over end that connection and nothing else', async () => {
    const documentId = await scene.node.createDocument();
    const sockets = Array.from({ length: 20 }, () => connect(scene.node.port, '127.0.0.1'));
    for (const socket of sockets) {
      socket.on('error', () => undefined);
      socket.write(
        `GET /yjs/${documentId} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`,
      );
      socket.write(randomBytes(64));
      socket.resetAndDestroy();
    }
    const witness = await scene.join(scene.anna, documentId);
    expect(witness.text).toContain('Anfang');
  });

  it('larger than 1 MiB, or in more than 64 pieces, are not even put together', async () => {
    const documentId = await scene.node.createDocument();
    const large = await scene.rawJoin(scene.bert, documentId);
    large.send(new Uint8Array(1024 * 1024 + 1));
    await large.closed();
    expect(large.closeCode).toBe(1009);
    const pieces = await bare(documentId);
    pieces.write(Buffer.from([0x02, 0x81, 0, 0, 0, 0, 0x00]));
    for (let i = 0; i < 200; i++) pieces.write(Buffer.from([0x00, 0x81, 0, 0, 0, 0, 0x00]));
    await endOf(pieces);
  });

  it.each([
    ['text instead of bytes', 'hallo'],
    ['nothing', new Uint8Array()],
    ['a cut message', new Uint8Array([0, 2, 50, 1])],
    ['trailing bytes', new Uint8Array([0, 0, 1, 0, 7])],
    ['an unknown sync message', new Uint8Array([0, 9, 1, 0])],
    ['a message that only the server sends', new Uint8Array([110, 5])],
    ['a garbage update', sync(2, new Uint8Array([255, 255, 255, 255, 3]))],
    ['a garbage state vector', sync(0, new Uint8Array([9, 9]))],
    ['presence of a garbage length', new Uint8Array([1, 200, 1, 1])],
  ])('with %s close that socket with 4400', async (_name, bytes) => {
    const documentId = await scene.node.createDocument();
    const socket = await scene.rawJoin(scene.bert, documentId);
    socket.send(bytes);
    await socket.closed();
    expect(socket.closeCode).toBe(4400);
  });

  it('whose content no editor writes close that socket, and the text stays as it was', async () => {
    const documentId = await scene.node.createDocument();
    const before = await scene.stored(documentId);
    const hostile = new Y.Doc();
    hostile.getXmlFragment('content').insert(0, [new Y.XmlElement('script')]);
    const socket = await scene.rawJoin(scene.bert, documentId);
    socket.send(sync(2, Y.encodeStateAsUpdate(hostile)));
    await socket.closed();
    expect(socket.closeCode).toBe(4400);
    expect(await scene.stored(documentId)).toBe(before);
  });

  it('with a gap are answered with step 1, once a second at most, and never acknowledged', async () => {
    const documentId = await scene.node.createDocument();
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    for (let i = 0; i < 300; i++)
      source.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
    const socket = await scene.rawJoin(scene.bert, documentId);
    const asked = () => socket.messages.filter(({ type, kind }) => type === 0 && kind === 0).length;
    const [before, since] = [asked(), Date.now()];
    for (const update of updates.slice(1)) socket.send(sync(2, update));
    socket.send(sync(2, updates[0] ?? new Uint8Array()));
    await socket.until(() => socket.messages.some(({ type }) => type === 110));
    const seconds = Math.floor((Date.now() - since) / 1_000);
    expect(asked()).toBeGreaterThan(before);
    expect(asked()).toBeLessThanOrEqual(before + 1 + seconds);
    expect(socket.messages.filter(({ type }) => type === 110)).toHaveLength(1);
    socket.send(sync(1, Y.encodeStateAsUpdate(source)));
    await socket.until(() => socket.messages.filter(({ type }) => type === 110).length === 2);
    expect((await scene.stored(documentId)).match(/paragraph/g)).toHaveLength(301);
  });

  it('of any kind, in any number, never end the process', async () => {
    const documentId = await scene.node.createDocument();
    const witness = await scene.join(scene.anna, documentId);
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.constantFrom(0, 1, 2, 3, 110), fc.nat(3), fc.uint8Array({ maxLength: 60 })),
          { minLength: 1, maxLength: 8 },
        ),
        async (messages) => {
          const socket = await scene.rawJoin(scene.bert, documentId);
          for (const [type, kind, bytes] of messages)
            socket.send(Buffer.from([type, kind, bytes.length, ...bytes]));
          await socket.leave();
        },
      ),
      { numRuns: 150 },
    );
    witness.type('lebt ', 0);
    await witness.until(() => witness.acknowledged.length === 1);
    expect(JSON.stringify(await scene.stored(documentId))).toContain('lebt');
  });

  it('a document that is full takes no more, and stays readable', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.anna, documentId);
    const chunk = 'voll '.repeat(180_000);
    for (let i = 0; i < 6; i++) writer.type(chunk);
    await writer.until(() => writer.closeCodes.includes(4413));
    const late = await scene.join(scene.bert, documentId);
    expect(late.paragraph.length).toBe(7 + 5 * chunk.length);
  });
});
