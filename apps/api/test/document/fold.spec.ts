import { seedDocument } from '@quartiersforum/document';
import * as Y from 'yjs';
import { Log } from '../../src/core/log/log';
import { DocumentRooms } from '../../src/document/document-rooms';
import type { DocumentRoom } from '../../src/document/document-room';
import { foldDocument } from '../../src/document/fold-document';
import { firstText, startDocumentNode } from './support/document-node';
import { useScene } from './support/scene';

describe('folding the log', () => {
  const scene = useScene();

  const stateOf = async (documentId: string) => {
    const [row] = await scene.node.dataSource.query<
      { revision: number; folded_seq: string; hash: string; quarantined_seq: string | null }[]
    >(
      `select revision, folded_seq, hash, quarantined_seq from document_state where document_id = $1`,
      [documentId],
    );
    return row;
  };

  function roomOf(documentId: string): DocumentRoom {
    const room = scene.node.nest.get(DocumentRooms).get(documentId);
    if (room === undefined) throw new Error('the document is not open');
    return room;
  }

  it('keeps the text and the rows, and gives newcomers a short tail', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.anna, documentId);
    for (let i = 0; i < 250; i++) writer.type('x');
    await writer.until(() => writer.acknowledged.length === 250);
    await scene.node.nest.get(DocumentRooms).folder.fold(roomOf(documentId));
    expect(roomOf(documentId).log.entries).toEqual([]);
    expect(await stateOf(documentId)).toMatchObject({ folded_seq: '250' });
    const [row] = await scene.node.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from document_update where document_id = $1`,
      [documentId],
    );
    expect(row?.count).toBe(250);
    expect((await scene.join(scene.bert, documentId)).content).toBe(writer.content);
  });

  it('never writes over what another node has folded meanwhile', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.anna, documentId);
    writer.type('neu ', 0);
    await writer.until(() => writer.acknowledged.length === 1);
    const state = roomOf(documentId).log.state.state;
    await scene.node.dataSource.query(
      `update document_state set revision = 7, hash = 'von nebenan' where document_id = $1`,
      [documentId],
    );
    await scene.node.nest.get(DocumentRooms).folder.fold(roomOf(documentId));
    expect(await stateOf(documentId)).toMatchObject({ revision: 8, folded_seq: '1' });
    expect(state).not.toEqual(roomOf(documentId).log.state.state);
  });

  it.each([
    ['has less than before', (): Uint8Array[] => [new Uint8Array([0, 0])]],
    [
      'holds what no schema knows',
      (): Uint8Array[] => {
        const doc = new Y.Doc();
        doc.getXmlFragment('content').insert(0, [new Y.XmlElement('script')]);
        return [Y.encodeStateAsUpdate(doc)];
      },
    ],
    [
      'builds on what is not there',
      (): Uint8Array[] => {
        const doc = new Y.Doc();
        doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
        const before = Y.encodeStateVector(doc);
        doc.getXmlFragment('content').insert(1, [new Y.XmlElement('paragraph')]);
        return [Y.encodeStateAsUpdate(doc, before)];
      },
    ],
  ])('that %s is never written: the last good state and the log stay', async (name, updates) => {
    const documentId = await scene.node.createDocument();
    const good = await stateOf(documentId);
    for (const update of updates())
      await scene.node.dataSource.query(
        `with numbered as (update document set seq = seq + 1 where id = $1 returning seq)
         insert into document_update (document_id, seq, payload) select $1, seq, $2 from numbered`,
        [documentId, Buffer.from(update)],
      );
    if (name === 'has less than before')
      // A state that lost its text under us: what the row says it has, the bytes do not.
      await scene.node.dataSource.query(
        `update document_state set state = '\\x0000' where document_id = $1`,
        [documentId],
      );
    const { hash, seq } = await scene.node.documents.content(documentId);
    expect({ hash, seq }).toEqual({ hash: good?.hash, seq: 0 });
    expect(await stateOf(documentId)).toMatchObject({ revision: 1, quarantined_seq: '1' });
  });

  it('takes 20,000 keystrokes in a blink', () => {
    const doc = new Y.Doc();
    const seed = seedDocument(firstText);
    Y.applyUpdate(doc, seed);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const paragraph = doc.getXmlFragment('content').get(1) as Y.XmlElement;
    for (let i = 0; i < 20_000; i++) (paragraph.get(0) as Y.XmlText).insert(i % 7, 'x');
    const since = performance.now();
    const fold = foldDocument({ state: seed, updates });
    expect(performance.now() - since).toBeLessThan(3_000);
    expect(fold.text).toHaveLength(20_000 + 'Auftrag\nAnfang.'.length);
  });
});

describe('stopping while documents wait to be folded', () => {
  const scene = useScene();

  it('is no error, waits for the one under way, and leaves the rest to the next node', async () => {
    const node = await startDocumentNode({ databaseUrl: scene.database.url });
    const failed = jest.spyOn(node.nest.get(Log), 'error');
    const documentIds = await Promise.all(Array.from({ length: 12 }, () => node.createDocument()));
    const writers = await Promise.all(
      documentIds.map((documentId) => scene.join(scene.anna, documentId, node)),
    );
    for (const writer of writers) writer.type('neu ', 0);
    await Promise.all(
      writers.map((writer) => writer.until(() => writer.acknowledged.length === 1)),
    );
    // All that are under way have to wait, some of them without a connection yet.
    const holder = scene.node.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('lock table document_state in exclusive mode');
    node.nest.get(DocumentRooms).sweep(Date.now() + 60_000);
    const stopping = node.stop();
    await Promise.all(writers.map((writer) => writer.until(() => writer.closeCodes.length > 0)));
    await holder.rollbackTransaction();
    await holder.release();
    await stopping;
    expect(failed).not.toHaveBeenCalled();
    for (const documentId of documentIds)
      expect((await scene.join(scene.bert, documentId)).text).toContain('neu ');
  });
});

describe('a receiver that takes nothing', () => {
  const scene = useScene();

  it('is closed before it costs memory, and the others notice nothing', async () => {
    const documentId = await scene.node.createDocument();
    const slow = await scene.rawJoin(scene.bert, documentId);
    const [writer, witness] = [
      await scene.join(scene.anna, documentId),
      await scene.join(scene.anna, documentId),
    ];
    slow.socket.pause();
    const rooms = scene.node.nest.get(DocumentRooms);
    const before = rooms.get(documentId)?.sockets.size ?? 0;
    const chunk = 'langsam '.repeat(60_000);
    let rounds = 0;
    while ((rooms.get(documentId)?.sockets.size ?? 0) === before && rounds < 60) {
      rounds++;
      writer.type(chunk, 0);
      writer.paragraph.delete(0, chunk.length);
      await writer.until(() => writer.acknowledged.length === rounds * 2);
      if (rounds % 6 === 0) await scene.stored(documentId); // deleted text is gone from the state
    }
    expect(rounds).toBeLessThan(60);
    await witness.until(() => witness.text === 'Auftrag\nAnfang.');
    expect(witness.closeCodes).toEqual([]);
    slow.socket.resume();
    await slow.closed();
  });
});
