import { createFreshDatabase, type FreshDatabase } from '../support/fresh-database';
import { type DocumentNode, startDocumentNode } from './support/document-node';
import { buildServer, ServerProcess } from './support/server-process';
import { createPerson, Writer } from './support/writer';

const kills = 20;

describe('a server that is killed while three people type', () => {
  let database: FreshDatabase;
  let observer: DocumentNode;

  beforeAll(async () => {
    await buildServer();
    database = await createFreshDatabase();
    observer = await startDocumentNode({ databaseUrl: database.url });
  }, 60_000);
  afterAll(async () => {
    await observer.stop();
    await database.drop();
  });

  it('has lost nothing that was acknowledged or seen by another, twenty times over', async () => {
    const documentId = await observer.createDocument();
    const people = await Promise.all([1, 2, 3].map(() => createPerson(database.url)));
    let server = await ServerProcess.start(database.url);
    const writers = people.map((person) => new Writer(person, server.socketUrl, documentId));
    await Promise.all(writers.map((writer) => writer.synced()));
    /** Markers that others have seen or their author was told are stored; each must be there after every kill. */
    const promised = new Set<string>();
    const counts = [0, 0, 0];
    for (let kill = 0; kill < kills; kill++) {
      const acknowledgedBefore = writers.map(({ acknowledged }) => acknowledged.length);
      const sent: string[][] = [[], [], []];
      const enough = 5 + ((kill * 7) % 23);
      while (
        writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) -
          acknowledgedBefore.reduce((a, b) => a + b) <
        enough
      ) {
        for (const [who, writer] of writers.entries()) {
          const marker = `<${who}.${(counts[who] = (counts[who] ?? 0) + 1)}>`;
          sent[who]?.push(marker);
          writer.type(marker, 0);
        }
        await new Promise((resolve) => setTimeout(resolve, 1 + (kill % 4)));
      }
      await server.kill();
      for (const [who, writer] of writers.entries()) {
        const acknowledged = writer.acknowledged.length - (acknowledgedBefore[who] ?? 0);
        for (const marker of sent[who]?.slice(0, acknowledged) ?? []) promised.add(marker);
        for (const marker of writer.text.match(/<\d+\.\d+>/g) ?? [])
          if (!marker.startsWith(`<${who}.`)) promised.add(marker);
      }
      const { json } = await observer.documents.content(documentId);
      const stored = JSON.stringify(json);
      for (const marker of promised) expect(stored.split(marker)).toHaveLength(2);
      server = await ServerProcess.start(database.url, server.port);
      await Promise.all(writers.map((writer) => writer.until(() => writer.provider.synced)));
      // What was typed and not yet stored is stored now; only then does the next round count acknowledgements by edits.
      const total = counts.reduce((a, b) => a + b);
      await Promise.all(
        writers.map((writer) =>
          writer.until(() => (writer.text.match(/<\d+\.\d+>/g)?.length ?? 0) === total),
        ),
      );
      await settled(writers, kill);
    }
    expect(promised.size).toBeGreaterThan(200);
    const contents = new Set(writers.map(({ content }) => content));
    expect(contents.size).toBe(1);
    expect(JSON.stringify((await observer.documents.content(documentId)).json)).toBe(
      [...contents][0],
    );
    await Promise.all(writers.map((writer) => writer.leave()));
    await server.stop();
  }, 300_000);
});

/** Waits until every client has the acknowledgement of a last edit and has seen those of the others: nothing is on its way then. */
async function settled(writers: readonly Writer[], round: number): Promise<void> {
  for (const [who, writer] of writers.entries()) {
    const before = writer.acknowledged.length;
    writer.type(`{${who}.${round}}`, 0);
    await writer.until(() => writer.acknowledged.length > before);
  }
  for (const writer of writers)
    await writer.until(() => writers.every((_, who) => writer.text.includes(`{${who}.${round}}`)));
}
