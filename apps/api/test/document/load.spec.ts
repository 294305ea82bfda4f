import * as Y from 'yjs';
import { DocumentRooms } from '../../src/document/document-rooms';
import { DocumentQueries } from '../../src/document/document.queries';
import { RawSocket, sync } from './support/raw-socket';
import { useScene } from './support/scene';

describe('opening a document', () => {
  const scene = useScene();

  it('gives a newcomer the whole text at the moment of "synced", what is not folded yet included', async () => {
    const documentId = await scene.node.createDocument();
    const first = await scene.join(scene.anna, documentId);
    for (let i = 0; i < 25; i++) first.type(`${i} `);
    await first.until(() => first.acknowledged.length === 25);
    const second = await scene.join(scene.bert, documentId);
    expect(second.content).toBe(first.content);
  });

  it('loads it once, however many come at the same moment', async () => {
    const documentId = await scene.node.createDocument();
    const load = jest.spyOn(scene.node.nest.get(DocumentQueries), 'load');
    const clients = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        scene.join(i % 2 === 0 ? scene.anna : scene.bert, documentId),
      ),
    );
    expect(load).toHaveBeenCalledTimes(1);
    expect(new Set(clients.map(({ content }) => content)).size).toBe(1);
    load.mockRestore();
  });

  it('costs one query, and one question about rights for all who come', async () => {
    const documentId = await scene.node.createDocument();
    const asked = scene.node.access.asked;
    const query = jest.spyOn(scene.node.dataSource.manager, 'query');
    await Promise.all([scene.join(scene.anna, documentId), scene.join(scene.bert, documentId)]);
    // Those about other documents are of folds that were due.
    const about = query.mock.calls.filter((call) => JSON.stringify(call).includes(documentId));
    expect(about).toHaveLength(1);
    expect(scene.node.access.asked - asked).toBe(1);
    query.mockRestore();
  });

  it('that cannot be read sends the client away to come back, and creates nothing', async () => {
    const documentId = await scene.node.createDocument();
    await scene.node.dataSource.query(`alter table document_state rename to document_state_away`);
    const refused = await scene.raw(scene.anna, documentId);
    await refused.closed();
    await scene.node.dataSource.query(`alter table document_state_away rename to document_state`);
    expect(refused.closeCode).toBe(1013);
    expect(scene.node.nest.get(DocumentRooms).get(documentId)).toBeUndefined();
    expect((await scene.join(scene.anna, documentId)).text).toBe('Auftrag\nAnfang.');
  });

  it('tells who comes back about deletions, which no state vector shows', async () => {
    const documentId = await scene.node.createDocument();
    const [first, second] = [
      await scene.join(scene.anna, documentId),
      await scene.join(scene.bert, documentId),
    ];
    second.provider.disconnect();
    first.paragraph.delete(0, 3);
    await first.until(() => first.acknowledged.length === 1);
    await scene.stored(documentId); // folds
    second.provider.connect();
    await second.synced();
    expect(second.text).toBe('Auftrag\nang.');
  });

  it('answers a client that has part of the text with the rest', async () => {
    const documentId = await scene.node.createDocument();
    const first = await scene.join(scene.anna, documentId);
    first.type('eins ');
    await first.until(() => first.acknowledged.length === 1);
    const halfway = new Y.Doc();
    Y.applyUpdate(halfway, Y.encodeStateAsUpdate(first.doc));
    first.type('zwei ');
    await first.until(() => first.acknowledged.length === 2);
    await scene.stored(documentId);
    const raw = await RawSocket.open(scene.node, documentId, scene.bert);
    raw.send(sync(0, Y.encodeStateVector(halfway)));
    await raw.until(() => raw.messages.some(({ type, kind }) => type === 0 && kind === 1));
    for (const { type, kind, bytes } of raw.messages)
      if (type === 0 && kind !== 0) Y.applyUpdate(halfway, bytes);
    await raw.leave();
    expect(Y.encodeStateAsUpdate(halfway)).toEqual(Y.encodeStateAsUpdate(first.doc));
    expect(raw.messages.find(({ kind }) => kind === 1)?.bytes.length).toBeLessThan(40);
  });

  it('lets it go when nobody is there and everything is folded, and not before', async () => {
    const documentId = await scene.node.createDocument();
    const rooms = scene.node.nest.get(DocumentRooms);
    const first = await scene.join(scene.anna, documentId);
    first.type('bleibt ');
    await first.until(() => first.acknowledged.length === 1);
    await scene.clear();
    const later = Date.now() + 60_000;
    rooms.sweep(later);
    const room = rooms.get(documentId);
    expect(room).toBeDefined(); // not folded yet; the sweep has begun to
    await rooms.folder.fold(room as NonNullable<typeof room>);
    rooms.sweep(later);
    expect(rooms.get(documentId)).toBeUndefined();
    expect((await scene.join(scene.anna, documentId)).text).toContain('bleibt');
  });

  it('keeps every edit of a client that leaves at once and comes back at once', async () => {
    const documentId = await scene.node.createDocument();
    const rooms = scene.node.nest.get(DocumentRooms);
    const all: string[] = [];
    for (let round = 0; round < 30; round++) {
      const writer = await scene.join(scene.anna, documentId);
      all.push(`<${round}>`);
      writer.type(`<${round}>`);
      await writer.until(() => writer.acknowledged.length === 1);
      void writer.leave();
      rooms.sweep(Date.now() + 60_000);
    }
    const last = await scene.join(scene.anna, documentId);
    for (const edit of all) expect(last.text).toContain(edit);
  });
});
