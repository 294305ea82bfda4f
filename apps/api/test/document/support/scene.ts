/** A node, two people and their clients, set up and cleared away around the specs of one file. */
import { createFreshDatabase, type FreshDatabase } from '../../support/fresh-database';
import { type DocumentNode, type NodeOptions, startDocumentNode } from './document-node';
import { RawSocket } from './raw-socket';
import { createPerson, type Person, Writer } from './writer';

export class Scene {
  node!: DocumentNode;
  database!: FreshDatabase;
  anna!: Person;
  bert!: Person;
  private writers: Writer[] = [];
  private sockets: RawSocket[] = [];

  write(person: Person, documentId: string, node = this.node): Writer {
    const writer = new Writer(person, node.socketUrl, documentId);
    this.writers.push(writer);
    return writer;
  }

  /** A client that has the text already. */
  async join(person: Person, documentId: string, node = this.node): Promise<Writer> {
    const writer = this.write(person, documentId, node);
    await writer.synced();
    return writer;
  }

  async raw(person: Person | null, documentId: string, query = ''): Promise<RawSocket> {
    const socket = await RawSocket.open(this.node, documentId, person, query);
    this.sockets.push(socket);
    return socket;
  }

  async rawJoin(person: Person, documentId: string): Promise<RawSocket> {
    const socket = await RawSocket.join(this.node, documentId, person);
    this.sockets.push(socket);
    return socket;
  }

  /** The committed text as canonical JSON. */
  async stored(documentId: string, node = this.node): Promise<string> {
    return JSON.stringify((await node.documents.content(documentId)).json);
  }

  async clear(): Promise<void> {
    const gone = [...this.writers.splice(0), ...this.sockets.splice(0)];
    await Promise.all(gone.map((one) => one.leave()));
  }
}

export function useScene(options: Partial<NodeOptions> = {}): Scene {
  const scene = new Scene();
  beforeAll(async () => {
    scene.database = await createFreshDatabase();
    scene.node = await startDocumentNode({ databaseUrl: scene.database.url, ...options });
    scene.anna = await createPerson(scene.database.url, 'Koordination');
    scene.bert = await createPerson(scene.database.url, 'Träger');
  });
  afterEach(async () => {
    await scene.clear();
    scene.node.access.table.clear();
  });
  afterAll(async () => {
    await scene.node.stop();
    await scene.database.drop();
  });
  return scene;
}
