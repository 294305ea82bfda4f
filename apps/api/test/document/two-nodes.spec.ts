import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import * as Y from 'yjs';
import { sync } from './support/raw-socket';
import { createPerson, type Person, Writer } from './support/writer';

describe('two nodes on one database', () => {
  let database: FreshDatabase;
  let nodes: [DocumentNode, DocumentNode];
  let people: [Person, Person];
  let writers: Writer[] = [];

  beforeAll(async () => {
    database = await createFreshDatabase();
    const first = await startDocumentNode({ databaseUrl: database.url });
    nodes = [first, await startDocumentNode({ databaseUrl: database.url })];
    people = [await createPerson(database.url), await createPerson(database.url)];
  });
  afterEach(async () => {
    await Promise.all(writers.map((writer) => writer.leave()));
    writers = [];
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await database.drop();
  });

  function write(person: Person, node: DocumentNode, documentId: string): Writer {
    const writer = new Writer(person, node.socketUrl, documentId);
    writers.push(writer);
    return writer;
  }

  it('serve the same document at once, and every number is given once', async () => {
    const documentId = await nodes[0].createDocument();
    const [first, second] = [
      write(people[0], nodes[0], documentId),
      write(people[1], nodes[1], documentId),
    ];
    await Promise.all([first.synced(), second.synced()]);
    for (let round = 0; round < 50; round++) {
      first.type('a', round % 3);
      second.type('b', round % 5);
      if (round % 10 === 0) await first.until(() => first.acknowledged.length > round / 2);
    }
    await Promise.all([first, second].map((w) => w.until(() => w.paragraph.length === 107)));
    await Promise.all([first, second].map((w) => w.until(() => w.acknowledged.length === 50)));
    expect(first.content).toBe(second.content);
    const numbers = [...first.acknowledged, ...second.acknowledged].sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    for (const node of nodes)
      expect(JSON.stringify((await node.documents.content(documentId)).json)).toBe(first.content);
  });

  it('refuse a Yjs client id that an account on the other node uses already', async () => {
    const documentId = await nodes[0].createDocument();
    const [honest, thief] = [
      write(people[0], nodes[0], documentId),
      write(people[1], nodes[1], documentId),
    ];
    await Promise.all([honest.synced(), thief.synced()]);
    honest.type('ehrlich ', 0);
    await honest.until(() => honest.acknowledged.length === 1);
    await thief.until(() => thief.text.includes('ehrlich'));
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(thief.doc));
    const before = Y.encodeStateVector(forged);
    forged.clientID = honest.doc.clientID;
    const paragraph = forged.getXmlFragment('content').get(1) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, 'gestohlen ');
    thief.provider.ws?.send(sync(2, Y.encodeStateAsUpdate(forged, before)));
    await thief.until(() => thief.closeCodes.includes(4400));
    const { json } = await nodes[0].documents.content(documentId);
    expect(JSON.stringify(json)).not.toContain('gestohlen');
  });

  it('stop writing on both when a document is frozen on one', async () => {
    const documentId = await nodes[0].createDocument();
    const [first, second] = [
      write(people[0], nodes[0], documentId),
      write(people[1], nodes[1], documentId),
    ];
    await Promise.all([first.synced(), second.synced()]);
    second.type('vorher ', 0);
    await second.until(() => second.acknowledged.length === 1);
    const { hash } = await nodes[0].dataSource.transaction((manager) =>
      nodes[0].documents.freeze(manager, documentId, {
        name: 'Beschlossene Fassung',
        accountId: people[0].accountId,
      }),
    );
    await Promise.all([first, second].map((w) => w.until(() => w.accesses.at(-1) === 0)));
    second.type('nachher ', 0);
    await second.until(() => second.closeCodes.includes(4403));
    const content = await nodes[1].documents.content(documentId);
    expect(content.hash).toBe(hash);
    expect(JSON.stringify(content.json)).toContain('vorher');
    expect(JSON.stringify(content.json)).not.toContain('nachher');
  });

  it('go on when one of them dies, and who comes back to the other finds everything', async () => {
    const documentId = await nodes[0].createDocument();
    const third = await startDocumentNode({ databaseUrl: database.url });
    const writer = write(people[0], third, documentId);
    await writer.synced();
    writer.type('noch da ', 0);
    await writer.until(() => writer.acknowledged.length === 1);
    await third.stop();
    const back = write(people[0], nodes[1], documentId);
    await back.synced();
    expect(back.text).toContain('noch da');
  });
});
