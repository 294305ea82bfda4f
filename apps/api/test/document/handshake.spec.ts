import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { useScene } from './support/scene';
import { headersOf } from './support/writer';

describe('at the door', () => {
  const scene = useScene({ environment: { SOCKETS_PER_SESSION: '3' } });

  it.each(['https://boese.example', 'null', undefined, 'http://127.0.0.1.boese.example'])(
    'the origin %s is refused before the handshake',
    async (origin) => {
      const documentId = await scene.node.createDocument();
      const socket = new WebSocket(`${scene.node.socketUrl}/${documentId}`, {
        headers: { cookie: scene.anna.cookie, ...(origin === undefined ? {} : { origin }) },
      });
      const [, response] = (await once(socket, 'unexpected-response')) as [
        unknown,
        { statusCode: number },
      ];
      expect(response.statusCode).toBe(403);
      socket.on('error', () => undefined);
      socket.terminate();
    },
  );

  it('who is not signed in is told so, and nothing is loaded', async () => {
    const socket = await scene.raw(null, await scene.node.createDocument());
    await socket.closed();
    expect(socket.closeCode).toBe(4401);
    expect(socket.messages).toEqual([]);
  });

  it('a document that does not exist, or a path that is none, is not found and not created', async () => {
    for (const path of [randomUUID(), 'leitlinie', '..%2f..%2fetc', `${randomUUID()}/x`]) {
      const socket = await scene.raw(scene.anna, path);
      await socket.closed();
      expect(socket.closeCode).toBe(4404);
    }
    const [row] = await scene.node.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from document where kind <> 'spec'`,
    );
    expect(row?.count).toBe(0);
  });

  it('who may not read it is refused without a byte of it', async () => {
    scene.node.access.table.set(scene.bert.accountId, 'none');
    const socket = await scene.raw(scene.bert, await scene.node.createDocument());
    socket.send(new Uint8Array([0, 0, 1, 0]));
    await socket.closed();
    expect(socket.closeCode).toBe(4403);
    expect(socket.messages).toEqual([]);
  });

  it.each([
    ['', null],
    ['?schema=1', null],
    ['?schema=0', 4426],
    ['?schema=alt', 4426],
    ['?schema=2', 1013],
  ])('a client with %s is told %s', async (query, code) => {
    const documentId = await scene.node.createDocument();
    const socket = await scene.raw(scene.anna, documentId, query);
    if (code === null) {
      socket.send(new Uint8Array([0, 0, 1, 0]));
      await socket.until(() => socket.messages.length > 0);
    } else await socket.closed();
    expect(socket.closeCode).toBe(code);
  });

  it('one sign-in may hold only so many sockets, and gets them back', async () => {
    const documentId = await scene.node.createDocument();
    const held = await Promise.all([1, 2, 3].map(() => scene.rawJoin(scene.anna, documentId)));
    const fourth = await scene.raw(scene.anna, documentId);
    await fourth.closed();
    expect(fourth.closeCode).toBe(4429);
    await held[0]?.leave();
    const again = await scene.rawJoin(scene.anna, documentId);
    expect(again.closeCode).toBeNull();
    const other = await scene.rawJoin(scene.bert, documentId);
    expect(other.closeCode).toBeNull();
  });

  it('a path of nobody is refused', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${scene.node.port}/other`, {
      headers: headersOf(scene.anna, scene.node.origin),
    });
    const [, response] = (await once(socket, 'unexpected-response')) as [
      unknown,
      { statusCode: number },
    ];
    expect(response.statusCode).toBe(404);
    socket.on('error', () => undefined);
    socket.terminate();
  });
});
