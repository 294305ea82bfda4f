import { useScene } from './support/scene';

type Change = 'session.ended' | 'account.accessChanged' | 'document.accessChanged';

describe('rights that change while a document is open', () => {
  const scene = useScene();
  let since = 0;

  /** Tells all nodes; from now on the two seconds count that the product promises. */
  async function publish(name: Change, message: never): Promise<void> {
    const { bus, dataSource } = scene.node;
    since = Date.now();
    await bus.publish(name, message, (sql, values) => dataSource.query(sql, values));
  }

  function expectSoonEnough(): void {
    expect(Date.now() - since).toBeLessThan(2_000);
  }

  it('end its sockets when a sign-in ends', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.anna, documentId);
    scene.node.actors.ended.add(scene.anna.actor.sessionId);
    await publish('session.ended', { sessionId: scene.anna.actor.sessionId } as never);
    await writer.until(() => writer.closeCodes.includes(4401));
    expectSoonEnough();
    scene.node.actors.ended.clear();
  });

  it('close the socket of who may not read any more', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.bert, documentId);
    scene.node.access.table.set(scene.bert.accountId, 'none');
    await publish('account.accessChanged', { accountId: scene.bert.accountId } as never);
    await writer.until(() => writer.closeCodes.includes(4403));
    expectSoonEnough();
  });

  it('take the pen from who may still read, and refuse what is typed after that', async () => {
    const documentId = await scene.node.createDocument();
    const [writer, witness] = [
      await scene.join(scene.bert, documentId),
      await scene.join(scene.anna, documentId),
    ];
    scene.node.access.table.set(scene.bert.accountId, 'read');
    await publish('document.accessChanged', { documentId } as never);
    await writer.until(() => writer.accesses.at(-1) === 0);
    await witness.until(
      () =>
        (
          witness.provider.awareness.getStates().get(writer.doc.clientID) as
            { user: { canWrite: boolean } } | undefined
        )?.user.canWrite === false,
    );
    expectSoonEnough();
    witness.type('lesbar ', 0);
    await writer.until(() => writer.text.includes('lesbar'));
    writer.type('verboten ', 0);
    await writer.until(() => writer.closeCodes.includes(4403));
    expect(await scene.stored(documentId)).not.toContain('verboten');
    expect(witness.text).not.toContain('verboten');
  });

  it('give the pen to who could only read, without a reload, and take what they had', async () => {
    const documentId = await scene.node.createDocument();
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const reader = await scene.join(scene.bert, documentId);
    scene.node.access.table.set(scene.bert.accountId, 'write');
    await publish('account.accessChanged', { accountId: scene.bert.accountId } as never);
    await reader.until(() => reader.accesses.at(-1) === 1);
    expectSoonEnough();
    reader.type('jetzt ', 0);
    await reader.until(() => reader.acknowledged.length === 1);
    expect(await scene.stored(documentId)).toContain('jetzt');
  });

  it('are asked at each message: what came in before the change counts, what came after does not', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.bert, documentId);
    for (let i = 0; i < 5; i++) writer.type('v');
    await writer.until(() => writer.acknowledged.length === 5);
    scene.node.access.table.set(scene.bert.accountId, 'read');
    const changed = publish('account.accessChanged', {
      accountId: scene.bert.accountId,
    } as never);
    while (!writer.closeCodes.includes(4403)) {
      writer.type('n');
      // Not as fast as the machine can: a socket that is flooded is heard again only after a pause.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await changed;
    expectSoonEnough();
    const [row] = await scene.node.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from document_update where document_id = $1`,
      [documentId],
    );
    expect(row?.count).toBe(writer.acknowledged.length);
  });
});
