import { Client } from 'pg';
import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { DatabaseProxy } from './support/database-proxy';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import { RawSocket } from './support/raw-socket';
import { createPerson, type Person, Writer } from './support/writer';

describe('when a change cannot be stored', () => {
  let database: FreshDatabase;
  let proxy: DatabaseProxy;
  let node: DocumentNode;
  let people: [Person, Person];
  let writers: Writer[] = [];

  beforeAll(async () => {
    database = await createFreshDatabase();
    proxy = await DatabaseProxy.open(database.url);
    node = await startDocumentNode({ databaseUrl: proxy.url });
    people = [await createPerson(database.url), await createPerson(database.url)];
  });
  afterEach(async () => {
    proxy.reopen();
    await Promise.all(writers.map((writer) => writer.leave()));
    writers = [];
  });
  afterAll(async () => {
    await node.stop();
    await proxy.close();
    await database.drop();
  });

  async function join(person: Person, documentId: string): Promise<Writer> {
    const writer = new Writer(person, node.socketUrl, documentId);
    writers.push(writer);
    await writer.synced();
    return writer;
  }

  async function stored(documentId: string): Promise<string> {
    return JSON.stringify((await node.documents.content(documentId)).json);
  }

  it('nobody else sees it, its writer is told, and other documents are stored as ever', async () => {
    const [locked, free] = [await node.createDocument(), await node.createDocument()];
    const [writer, witness] = [await join(people[0], locked), await join(people[1], locked)];
    const other = await join(people[1], free);
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from document where id = $1 for update', [locked]);
    writer.type('ungesichert ', 0);
    other.type('gesichert ', 0);
    await other.until(() => other.acknowledged.length === 1);
    await writer.until(() => writer.storage.at(-1) === 0);
    expect(writer.acknowledged).toEqual([]);
    expect(witness.text).not.toContain('ungesichert');
    expect(other.storage).toEqual([]);
    await holder.query('rollback');
    await writer.until(() => writer.acknowledged.length === 1 && writer.storage.at(-1) === 1);
    await witness.until(() => witness.text.includes('ungesichert'));
    expect(await stored(locked)).toContain('ungesichert');
    await holder.end();
  });

  it('of a database that is gone: typing goes on, newcomers wait outside, and all of it is stored in the end', async () => {
    const documentId = await node.createDocument();
    const [writer, witness] = [
      await join(people[0], documentId),
      await join(people[1], documentId),
    ];
    proxy.shut();
    for (let i = 0; i < 40; i++) writer.type(`<${i}>`);
    await writer.until(() => writer.storage.at(-1) === 0);
    const newcomer = await RawSocket.open(node, documentId, people[1]);
    await newcomer.closed();
    expect(newcomer.closeCode).toBe(1013);
    expect(writer.acknowledged).toEqual([]);
    expect(witness.text).not.toContain('<0>');
    proxy.reopen();
    await writer.until(() => writer.acknowledged.length === 40 && writer.storage.at(-1) === 1);
    await witness.until(() => witness.text.includes('<39>'));
    expect(await stored(documentId)).toBe(writer.content);
    expect(writer.closeCodes).toEqual([]);
  });

  it('of a database that hangs: the writer is told within seconds', async () => {
    const documentId = await node.createDocument();
    const writer = await join(people[0], documentId);
    proxy.silence();
    writer.type('hängt ', 0);
    const since = Date.now();
    await writer.until(() => writer.storage.at(-1) === 0);
    expect(Date.now() - since).toBeLessThan(4_000);
    expect(writer.acknowledged).toEqual([]);
    proxy.reopen();
    await writer.until(() => writer.acknowledged.length === 1 && writer.storage.at(-1) === 1);
    expect(await stored(documentId)).toContain('hängt');
  });

  it('of a connection that never answers: it is given up, and all is stored through another', async () => {
    const documentId = await node.createDocument();
    const writer = await join(people[0], documentId);
    writer.type('davor ', 0);
    await writer.until(() => writer.acknowledged.length === 1);
    proxy.forgetOpen();
    writer.type('währenddessen ', 0);
    await writer.until(() => writer.storage.at(-1) === 0);
    await writer.until(() => writer.acknowledged.length === 2 && writer.storage.at(-1) === 1);
    proxy.reopen();
    expect(await stored(documentId)).toContain('währenddessen davor');
  });
});
