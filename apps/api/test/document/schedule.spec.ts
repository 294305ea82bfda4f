import * as fc from 'fast-check';
import { DocumentRooms } from '../../src/document/document-rooms';
import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { DatabaseProxy } from './support/database-proxy';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import { createPerson, type Person, Writer } from './support/writer';

/** What may happen next; `who` is a person, `node` one of the two. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ act: fc.constant('type'), who: fc.nat(2), at: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('erase'), who: fc.nat(2), at: fc.nat(30) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('drop', 'join'), who: fc.nat(2), at: fc.nat(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constantFrom('fold', 'cutDatabase', 'restoreDatabase', 'breathe'),
      who: fc.constant(0),
      at: fc.nat(1),
    }),
  },
);

describe('whatever happens in whatever order', () => {
  let database: FreshDatabase;
  let proxy: DatabaseProxy;
  let nodes: DocumentNode[];
  let people: Person[];

  beforeAll(async () => {
    database = await createFreshDatabase();
    proxy = await DatabaseProxy.open(database.url);
    nodes = [
      await startDocumentNode({ databaseUrl: proxy.url }),
      await startDocumentNode({ databaseUrl: database.url }),
    ];
    people = await Promise.all([1, 2, 3].map(() => createPerson(database.url)));
  });
  afterAll(async () => {
    proxy.reopen();
    await Promise.all(nodes.map((node) => node.stop()));
    await proxy.close();
    await database.drop();
  });

  it('all clients, a newcomer and the stored text agree, and each acknowledged edit is there once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const [first, second] = nodes;
        if (first === undefined || second === undefined) throw new Error('two nodes are needed');
        const documentId = await second.createDocument();
        const writers = people.map((person, who) => {
          const node = who === 2 ? second : first;
          return new Writer(person, node.socketUrl, documentId);
        });
        await Promise.all(writers.map((writer) => writer.synced()));
        let edits = 0;
        const kept = new Set<string>();
        let isErased = false;
        for (const { act, who, at } of steps) {
          const writer = writers[who];
          if (writer === undefined) continue;
          if (act === 'type') {
            const marker = `<${edits++}>`;
            kept.add(marker);
            writer.type(marker, 0);
          } else if (act === 'erase') {
            isErased = true;
            writer.paragraph.delete(0, Math.min(at, writer.paragraph.length));
          } else if (act === 'drop') writer.provider.disconnect();
          else if (act === 'join') writer.provider.connect();
          else if (act === 'cutDatabase') proxy.shut();
          else if (act === 'restoreDatabase') proxy.reopen();
          else if (act === 'fold') {
            const rooms = second.nest.get(DocumentRooms);
            const room = rooms.get(documentId);
            if (room !== undefined) await rooms.folder.fold(room);
          } else await new Promise((resolve) => setTimeout(resolve, 5));
        }
        proxy.reopen();
        for (const writer of writers) writer.provider.connect();
        await Promise.all(writers.map((writer) => writer.synced()));
        for (const [who, writer] of writers.entries()) writer.type(`{${who}}`, 0);
        for (const writer of writers)
          await writer.until(() => writers.every((_, who) => writer.text.includes(`{${who}}`)));
        const newcomer = new Writer(people[0] as Person, second.socketUrl, documentId);
        await newcomer.synced();
        const stored = JSON.stringify((await second.documents.content(documentId)).json);
        expect(newcomer.content).toBe(stored);
        for (const writer of writers) expect(writer.content).toBe(stored);
        if (!isErased) for (const marker of kept) expect(stored.split(marker)).toHaveLength(2);
        await Promise.all([...writers, newcomer].map((writer) => writer.leave()));
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 120_000);
});
