import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { sync } from './support/raw-socket';
import { useScene } from './support/scene';

describe('somebody who may only read', () => {
  const scene = useScene();

  /** An update that a writer could have sent. */
  async function honestUpdate(documentId: string): Promise<Uint8Array> {
    const writer = await scene.join(scene.anna, documentId);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
    const before = Y.encodeStateVector(copy);
    copy.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
    return Y.encodeStateAsUpdate(copy, before);
  }

  it('gets the text and what others write, and is never asked for theirs', async () => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const reader = await scene.join(scene.bert, documentId);
    const writer = await scene.join(scene.anna, documentId);
    writer.type('neu ');
    await reader.until(() => reader.text.includes('neu'));
    expect(reader.accesses).toEqual([0]);
    const raw = await scene.rawJoin(scene.bert, documentId);
    expect(raw.messages.some(({ type, kind }) => type === 0 && kind === 0)).toBe(false);
  });

  it('changes nothing with any message type from 0 to 255, and nobody hears of it', async () => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const update = await honestUpdate(documentId);
    const before = await scene.stored(documentId);
    const witness = await scene.rawJoin(scene.anna, documentId);
    const heard = witness.messages.length;
    const bodies = [new Uint8Array(), new Uint8Array([0]), update, sync(2, update).subarray(1)];
    for (let type = 0; type < 256; type++) {
      const closing: Promise<unknown>[] = [];
      for (const body of bodies) {
        const encoder = createEncoder();
        writeVarUint(encoder, type);
        const socket = await scene.rawJoin(scene.bert, documentId);
        socket.send(Buffer.concat([toUint8Array(encoder), body]));
        // A message that is answered or ignored leaves the socket open: then the question after it is answered.
        socket.send(sync(0, new Uint8Array([0])));
        const answers = socket.messages.length;
        closing.push(
          socket
            .until(() => socket.closeCode !== null || socket.messages.length > answers)
            .then(() => socket.leave()),
        );
      }
      await Promise.all(closing);
    }
    expect(await scene.stored(documentId)).toBe(before);
    expect(witness.messages.slice(heard).filter(({ type }) => type !== 1)).toEqual([]);
  }, 60_000);

  it.each([1, 2])('is shown out for a change, sent as sync message %s', async (kind) => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const update = await honestUpdate(documentId);
    const socket = await scene.rawJoin(scene.bert, documentId);
    socket.send(sync(kind, update));
    await socket.closed();
    expect(socket.closeCode).toBe(4403);
  });

  it('may answer step 1 with nothing, as honest clients do', async () => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const socket = await scene.rawJoin(scene.bert, documentId);
    socket.send(sync(1, new Uint8Array([0, 0])));
    const answers = socket.messages.length;
    socket.send(sync(0, new Uint8Array([0])));
    await socket.until(() => socket.messages.length > answers);
    expect(socket.closeCode).toBeNull();
  });

  it('is seen by the others as somebody who reads', async () => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const writer = await scene.join(scene.anna, documentId);
    const reader = await scene.join(scene.bert, documentId);
    await writer.until(() => writer.provider.awareness.getStates().has(reader.doc.clientID));
    const state = writer.provider.awareness.getStates().get(reader.doc.clientID);
    expect(state).toMatchObject({ user: { name: 'Träger', canWrite: false } });
  });
});
