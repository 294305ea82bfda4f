import { useScene } from './support/scene';
import { createPerson } from './support/writer';

describe('freezing a document', () => {
  const scene = useScene();

  const freeze = (documentId: string) =>
    scene.node.dataSource.transaction((manager) =>
      scene.node.documents.freeze(manager, documentId, {
        name: 'Beschlossene Fassung',
        accountId: scene.anna.accountId,
      }),
    );

  it('while five people type keeps exactly what was acknowledged before, and nothing later', async () => {
    const documentId = await scene.node.createDocument();
    const people = await Promise.all(
      Array.from({ length: 5 }, () => createPerson(scene.database.url)),
    );
    const writers = await Promise.all(people.map((person) => scene.join(person, documentId)));
    let isTyping = true;
    const typing = writers.map(async (writer, who) => {
      for (let i = 0; isTyping && writer.closeCodes.length === 0; i++) {
        writer.type(`<${who}.${i}>`, writer.paragraph.length);
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
    });
    await writers[0]?.until(() => (writers[0]?.acknowledged.length ?? 0) > 10);
    const { hash, seq } = await freeze(documentId);
    await Promise.all(
      writers.map((writer) => writer.until(() => writer.closeCodes.includes(4403))),
    );
    isTyping = false;
    await Promise.all(typing);
    const content = await scene.node.documents.content(documentId);
    expect(content).toMatchObject({ hash, seq });
    const text = JSON.stringify(content.json);
    for (const [who, writer] of writers.entries()) {
      expect(writer.closeCodes).toContain(4403);
      expect(Math.max(0, ...writer.acknowledged)).toBeLessThanOrEqual(seq);
      for (let i = 0; i < writer.acknowledged.length; i++) expect(text).toContain(`<${who}.${i}>`);
      expect(text).not.toContain(`<${who}.${writer.acknowledged.length}>`);
    }
    const [row] = await scene.node.dataSource.query<
      { hash: string; updates: string; seq: string }[]
    >(
      `select hash, seq, (select count(*) from document_update where document_id = $1) as updates
       from document_version where document_id = $1`,
      [documentId],
    );
    expect(row).toEqual({ hash, seq: String(seq), updates: String(seq) });
  });

  it('leaves those who only look where they are, with a text that stays', async () => {
    const documentId = await scene.node.createDocument();
    const reader = await scene.join(scene.bert, documentId);
    await freeze(documentId);
    await reader.until(() => reader.accesses.at(-1) === 0);
    expect(reader.closeCodes).toEqual([]);
    const late = await scene.join(scene.anna, documentId);
    expect(late.accesses).toEqual([0]);
    expect(late.content).toBe(reader.content);
  });

  it('gives every block its id, because nobody can give it one later', async () => {
    const documentId = await scene.node.createDocument({
      type: 'doc',
      content: [{ type: 'paragraph' }],
    });
    await freeze(documentId);
    expect(await scene.stored(documentId)).toMatch(/"id":"[0-9a-f-]{36}"/);
  });

  it('happens with the caller’s transaction or not at all', async () => {
    const documentId = await scene.node.createDocument();
    await expect(
      scene.node.dataSource.transaction(async (manager) => {
        await scene.node.documents.freeze(manager, documentId, {
          name: 'Nie',
          accountId: scene.anna.accountId,
        });
        throw new Error('the guideline may not be adopted');
      }),
    ).rejects.toThrow('adopted');
    const writer = await scene.join(scene.anna, documentId);
    writer.type('weiter ', 0);
    await writer.until(() => writer.acknowledged.length === 1);
  });

  it('is refused a second time, and changes of the server are refused after it', async () => {
    const documentId = await scene.node.createDocument();
    await freeze(documentId);
    await expect(freeze(documentId)).rejects.toMatchObject({ code: 'document.frozen' });
    await expect(
      scene.node.documents.applyServerEdit(documentId, null, (doc) =>
        doc.getXmlFragment('content').delete(0, 1),
      ),
    ).rejects.toMatchObject({ code: 'document.frozen' });
  });
});

describe('a change that the server makes', () => {
  const scene = useScene();

  it('is an update like any other: stored, numbered and seen by everybody', async () => {
    const documentId = await scene.node.createDocument();
    const writer = await scene.join(scene.anna, documentId);
    const seq = await scene.node.documents.applyServerEdit(
      documentId,
      scene.anna.accountId,
      (doc) => doc.getXmlFragment('content').delete(0, 1),
    );
    await writer.until(() => writer.text === 'Anfang.');
    expect(seq).toBe(1);
    expect(await scene.stored(documentId)).toBe(writer.content);
  });
});
