import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { encodeEntry } from '../../src/document/document-presence';
import { useScene } from './support/scene';
import type { Writer } from './support/writer';

/** An awareness message with these entries: client id, clock, state as text. */
function awareness(...entries: [number, number, string][]): Uint8Array {
  const inner = createEncoder();
  writeVarUint(inner, entries.length);
  const update = Buffer.concat([
    toUint8Array(inner),
    ...entries.map(([id, clock, state]) => encodeEntry(id, clock, state)),
  ]);
  const outer = createEncoder();
  writeVarUint(outer, 1);
  writeVarUint8Array(outer, update);
  return toUint8Array(outer);
}

const stateOf = (viewer: Writer, clientId: number) =>
  viewer.provider.awareness.getStates().get(clientId) as
    { user: Record<string, unknown>; cursor: unknown } | undefined;

describe('presence', () => {
  const scene = useScene();

  it('shows who is there and where, with the name of the account whatever the client says', async () => {
    const documentId = await scene.node.createDocument();
    const [anna, bert] = [
      await scene.join(scene.anna, documentId),
      await scene.join(scene.bert, documentId),
    ];
    bert.provider.awareness.setLocalState({
      user: { name: 'Bürgermeisterin', color: 'url(https://boese.example)' },
      cursor: { anchor: 1, head: 2 },
      script: '<script>',
    });
    await anna.until(
      () =>
        stateOf(anna, bert.doc.clientID)?.cursor !== null &&
        stateOf(anna, bert.doc.clientID) !== undefined,
    );
    expect(stateOf(anna, bert.doc.clientID)).toEqual({
      user: {
        accountId: scene.bert.accountId,
        name: 'Träger',
        organisation: 'Stadt Bottrop',
        role: 'coordinator',
        colour: expect.any(Number) as number,
        canWrite: true,
      },
      cursor: { anchor: 1, head: 2 },
    });
  });

  it('reaches a newcomer, ends with the socket, and is back after a reconnect', async () => {
    const documentId = await scene.node.createDocument();
    const anna = await scene.join(scene.anna, documentId);
    const bert = await scene.join(scene.bert, documentId);
    await bert.until(() => stateOf(bert, anna.doc.clientID) !== undefined);
    anna.provider.disconnect();
    await bert.until(() => stateOf(bert, anna.doc.clientID) === undefined);
    anna.provider.connect();
    await bert.until(() => stateOf(bert, anna.doc.clientID) !== undefined);
  });

  it('of somebody else can neither be changed nor ended', async () => {
    const documentId = await scene.node.createDocument();
    const victim = await scene.join(scene.anna, documentId);
    const witness = await scene.join(scene.anna, documentId);
    await witness.until(() => stateOf(witness, victim.doc.clientID) !== undefined);
    const attacker = await scene.rawJoin(scene.bert, documentId);
    const forged = JSON.stringify({ user: { name: 'Falsch' } });
    for (const clock of [1, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER]) {
      attacker.send(awareness([victim.doc.clientID, clock, forged]));
      attacker.send(awareness([victim.doc.clientID, clock, 'null']));
      attacker.send(awareness([4711, 1, '{}'], [victim.doc.clientID, clock, 'null']));
    }
    await witness.until(() => stateOf(witness, 4711) !== undefined);
    expect(stateOf(witness, victim.doc.clientID)?.user['name']).toBe('Koordination');
    expect(stateOf(witness, 4711)?.user['name']).toBe('Träger');
    victim.provider.awareness.setLocalStateField('cursor', { anchor: 5, head: 5 });
    await witness.until(() => stateOf(witness, victim.doc.clientID)?.cursor !== null);
  });

  it('has one client id a socket', async () => {
    const documentId = await scene.node.createDocument();
    const witness = await scene.join(scene.anna, documentId);
    const socket = await scene.rawJoin(scene.bert, documentId);
    for (let id = 1; id <= 50; id++) socket.send(awareness([id, 1, '{}']));
    socket.send(awareness([1, 2, '{"cursor":{"anchor":9,"head":9}}']));
    await witness.until(
      () => stateOf(witness, 1)?.cursor !== null && stateOf(witness, 1) !== undefined,
    );
    expect(witness.provider.awareness.getStates().size).toBe(2);
  });

  it.each([
    ['too large', JSON.stringify({ cursor: 'x'.repeat(5_000) })],
    ['too deep', JSON.stringify({ cursor: { a: { b: { c: { d: 1 } } } } })],
    ['2,000 arrays deep', `{"cursor":${'['.repeat(2_000)}${']'.repeat(2_000)}}`],
    ['no JSON', '{'],
    ['a number', '5'],
  ])('that is %s closes that socket, and newcomers come in as ever', async (_name, state) => {
    const documentId = await scene.node.createDocument();
    const socket = await scene.rawJoin(scene.bert, documentId);
    socket.send(awareness([4711, 1, state]));
    await socket.closed();
    expect(socket.closeCode).toBe(4400);
    expect((await scene.join(scene.anna, documentId)).text).toContain('Anfang');
  });

  it('is never stored', async () => {
    const documentId = await scene.node.createDocument();
    const anna = await scene.join(scene.anna, documentId);
    anna.provider.awareness.setLocalStateField('cursor', { anchor: 1, head: 1 });
    anna.type('x');
    await anna.until(() => anna.acknowledged.length === 1);
    const rows = await scene.node.dataSource.query<{ payload: Buffer }[]>(
      `select payload from document_update where document_id = $1`,
      [documentId],
    );
    expect(rows.map(({ payload }) => payload.toString('latin1')).join('')).not.toContain('cursor');
  });
});
