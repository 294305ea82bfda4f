import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import { createPerson, type Person, Writer } from './support/writer';

describe('editing together', () => {
  let database: FreshDatabase;
  let node: DocumentNode;
  let anna: Person;
  let bert: Person;
  let writers: Writer[] = [];

  beforeAll(async () => {
    database = await createFreshDatabase();
    node = await startDocumentNode({ databaseUrl: database.url });
    anna = await createPerson(database.url, 'Koordination');
    bert = await createPerson(database.url, 'Träger');
  });
  afterEach(async () => {
    await Promise.all(writers.map((writer) => writer.leave()));
    writers = [];
  });
  afterAll(async () => {
    await node.stop();
    await database.drop();
  });

  function write(person: Person, documentId: string): Writer {
    const writer = new Writer(person, node.socketUrl, documentId);
    writers.push(writer);
    return writer;
  }

  it('shows each what the other writes, and both the same text in the end', async () => {
    const documentId = await node.createDocument();
    const [first, second] = [write(anna, documentId), write(bert, documentId)];
    await Promise.all([first.synced(), second.synced()]);
    expect(first.text).toBe('Auftrag\nAnfang.');
    for (let i = 0; i < 20; i++) {
      first.type('a', 3);
      second.type('b', 5);
    }
    await first.until(() => first.paragraph.length === 47);
    await second.until(() => second.paragraph.length === 47);
    expect(first.content).toBe(second.content);
  });

  it('acknowledges each update once, in order, after its commit', async () => {
    const documentId = await node.createDocument();
    const first = write(anna, documentId);
    await first.synced();
    for (let i = 0; i < 30; i++) first.type('x');
    await first.until(() => first.acknowledged.length === 30);
    expect(first.acknowledged).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    const [row] = await node.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from document_update where document_id = $1 and account_id = $2`,
      [documentId, anna.accountId],
    );
    expect(row?.count).toBe(30);
    expect(first.accesses).toEqual([1]);
  });

  it('gives a block that came without an id one from the server', async () => {
    const documentId = await node.createDocument({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ohne' }] }],
    });
    const { json } = await node.documents.content(documentId);
    expect(json).toMatchObject({ content: [{ type: 'paragraph' }] });
    const first = write(anna, documentId);
    await first.synced();
    first.type('!');
    await first.until(() => first.acknowledged.length === 1);
    const after = await node.documents.content(documentId);
    expect(JSON.stringify(after.json)).toMatch(/"id":"[0-9a-f-]{36}"/);
    await first.until(() => first.content === JSON.stringify(after.json));
  });
});
