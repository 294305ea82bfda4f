import { Client } from 'pg';
import { commitStatements } from './commit-statement';

const connectMilliseconds = 5_000;
/** Bounds the wait for a document's row, when those that are held are not left out, and for an account's when a client id is bound. */
const lockMilliseconds = 100;

/**
 * The connection on which a node commits, apart from the pool of requests: a storm of requests must not keep a keystroke waiting,
 * and prepared statements stay prepared. Made when needed, thrown away when anything goes wrong with it.
 */
export class CommitConnection {
  private client: Client | null = null;
  private isReady = false;
  private isClosed = false;

  constructor(private readonly databaseUrl: string) {}

  /** The connected client, null when there is none and one has to be opened. */
  get current(): Client | null {
    return this.isReady ? this.client : null;
  }

  /** Connects. Throws what pg throws when the database cannot be reached. */
  async open(): Promise<Client> {
    if (this.isClosed) throw new Error('commit connection is closed');
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'quartiersforum documents',
      keepAlive: true,
      connectionTimeoutMillis: connectMilliseconds,
    });
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    [this.client, this.isReady] = [client, false];
    try {
      await client.connect();
      await client.query('set synchronous_commit = on');
      await client.query(`set lock_timeout = ${lockMilliseconds}`);
      // The same statements for ever: planned once, never weighed again.
      await client.query('set plan_cache_mode = force_generic_plan');
      await client.query('set jit = off');
      for (const statement of commitStatements) await client.query(statement);
    } catch (error) {
      this.discard();
      throw error;
    }
    this.isReady = true;
    return client;
  }

  /** Throws the connection away, with an error to whoever waits for its answer; the next one has to be opened. */
  discard(): void {
    const { client } = this;
    this.client = null;
    // A broken connection may refuse to end politely; nothing is waiting for it.
    void client?.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client?.end().catch(() => undefined);
    this.client = null;
  }
}
