import { DocumentNodes } from '../../src/document/document-nodes';
import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import { buildServer, ServerProcess } from './support/server-process';
import { createPerson, type Person, Writer } from './support/writer';

interface State {
  readonly user: Record<string, unknown>;
  readonly cursor: unknown;
}

const stateOf = (viewer: Writer, { doc }: Writer) =>
  viewer.provider.awareness.getStates().get(doc.clientID) as State | undefined;
const isPointing = (viewer: Writer, writer: Writer): boolean =>
  (stateOf(viewer, writer)?.cursor ?? null) !== null;
const cursor = { anchor: { type: null, tname: 'content' }, head: null };

describe('who is in a document that two nodes serve', () => {
  let database: FreshDatabase;
  let nodes: [DocumentNode, DocumentNode];
  let anna: Person;
  let bert: Person;
  let writers: Writer[] = [];

  beforeAll(async () => {
    database = await createFreshDatabase();
    const first = await startDocumentNode({ databaseUrl: database.url });
    nodes = [first, await startDocumentNode({ databaseUrl: database.url })];
    anna = await createPerson(database.url, 'Koordination');
    bert = await createPerson(database.url, 'Träger');
  });
  afterEach(async () => {
    await Promise.all(writers.map((writer) => writer.leave()));
    writers = [];
    for (const node of nodes) node.access.table.clear();
  });
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await database.drop();
  });

  async function join(person: Person, socketUrl: string, documentId: string): Promise<Writer> {
    const writer = new Writer(person, socketUrl, documentId);
    writers.push(writer);
    await writer.synced();
    return writer;
  }

  it('appears on both with name, place and rights, moves and goes', async () => {
    const documentId = await nodes[0].createDocument();
    const here = await join(anna, nodes[0].socketUrl, documentId);
    const there = await join(bert, nodes[1].socketUrl, documentId);
    await Promise.all([
      here.until(() => stateOf(here, there) !== undefined),
      there.until(() => stateOf(there, here) !== undefined),
    ]);
    there.provider.awareness.setLocalStateField('user', { name: 'Bürgermeisterin' });
    there.provider.awareness.setLocalStateField('cursor', cursor);
    await here.until(() => isPointing(here, there));
    expect(stateOf(here, there)).toEqual({
      user: {
        accountId: bert.accountId,
        name: 'Träger',
        organisation: 'Stadt Bottrop',
        role: 'coordinator',
        colour: expect.any(Number) as number,
        canWrite: true,
      },
      cursor,
    });
    there.provider.disconnect();
    await here.until(() => stateOf(here, there) === undefined);
  });

  it('is known at once to a newcomer on the other node', async () => {
    const documentId = await nodes[0].createDocument();
    const here = await join(anna, nodes[0].socketUrl, documentId);
    here.provider.awareness.setLocalStateField('cursor', cursor);
    const neighbour = await join(bert, nodes[0].socketUrl, documentId);
    await neighbour.until(() => isPointing(neighbour, here));
    const since = Date.now();
    const newcomer = await join(bert, nodes[1].socketUrl, documentId);
    await newcomer.until(() => isPointing(newcomer, here));
    // Told by itself, a node says it every five seconds at the earliest.
    expect(Date.now() - since).toBeLessThan(4_000);
    const next = await join(bert, nodes[1].socketUrl, documentId);
    await next.until(() => isPointing(next, here));
  });

  it('is shown as a reader when rights change on the other node', async () => {
    const documentId = await nodes[0].createDocument();
    const here = await join(anna, nodes[0].socketUrl, documentId);
    const there = await join(bert, nodes[1].socketUrl, documentId);
    await here.until(() => stateOf(here, there)?.user['canWrite'] === true);
    nodes[1].access.table.set(bert.accountId, 'read');
    const { bus, dataSource } = nodes[0];
    await bus.publish('document.accessChanged', { documentId }, (sql, values) =>
      dataSource.query(sql, values),
    );
    await here.until(() => stateOf(here, there)?.user['canWrite'] === false);
  });

  it('travels without names, and only when another node has the document open', async () => {
    const [lonely, common] = [await nodes[0].createDocument(), await nodes[0].createDocument()];
    const heard: string[] = [];
    const stop = nodes[1].bus.on('document.presence', ({ documents }) => {
      heard.push(...documents.map((news) => JSON.stringify(news)));
    });
    const alone = await join(anna, nodes[0].socketUrl, lonely);
    alone.provider.awareness.setLocalStateField('cursor', cursor);
    const here = await join(anna, nodes[0].socketUrl, common);
    const there = await join(bert, nodes[1].socketUrl, common);
    here.provider.awareness.setLocalStateField('cursor', cursor);
    await there.until(() => isPointing(there, here));
    stop();
    const about = (id: string): string[] => heard.filter((news) => news.includes(id));
    expect(about(lonely).map((news) => (JSON.parse(news) as { kind: string }).kind)).toEqual([
      'opened',
    ]);
    expect(about(common).join('')).toContain(anna.actor.sessionId);
    expect(heard.join('')).not.toMatch(/Koordination|Träger|Stadt Bottrop/);
  });

  it('costs a node that is alone nothing', async () => {
    const own = await createFreshDatabase();
    const node = await startDocumentNode({ databaseUrl: own.url });
    const person = await createPerson(own.url);
    const publish = jest.spyOn(node.bus, 'publish');
    const documentId = await node.createDocument();
    const first = await join(person, node.socketUrl, documentId);
    const second = await join(person, node.socketUrl, documentId);
    first.provider.awareness.setLocalStateField('cursor', cursor);
    await second.until(() => isPointing(second, first));
    await Promise.all(writers.splice(0).map((writer) => writer.leave()));
    expect(publish).not.toHaveBeenCalled();
    await node.stop();
    await own.drop();
  });

  it('is gone when their node has died', async () => {
    await buildServer();
    const documentId = await nodes[0].createDocument();
    const doomed = await ServerProcess.start(database.url);
    await nodes[0].actors.read({ headers: { cookie: bert.cookie } }); // the account room would find the session in the database
    const here = await join(anna, nodes[0].socketUrl, documentId);
    const there = await join(bert, doomed.socketUrl, documentId);
    await here.until(() => stateOf(here, there) !== undefined);
    there.provider.shouldConnect = false;
    await doomed.kill();
    expect(stateOf(here, there)).toBeDefined();
    // As when it has been silent for twenty seconds.
    const alive = nodes.map(({ nest }) => nest.get(DocumentNodes).id);
    await nodes[0].dataSource.query(
      `update document_node set seen_at = now() - interval '21 seconds' where id <> all($1)`,
      [alive],
    );
    await here.until(() => stateOf(here, there) === undefined);
  });
});
