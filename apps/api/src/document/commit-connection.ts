import { Client } from 'pg';
import { commitStatements } from './commit-statement';

/** Milliseconds after which a connection that does not answer is given up; the statement's fate is then unknown and it is repeated. */
const answerMilliseconds = 15_000;
const connectMilliseconds = 5_000;
/** Rows of documents are skipped when locked; this bounds the wait for an account's row, when a client id is bound. */
const lockMilliseconds = 500;

/**
 * The connection on which a node commits, apart from the pool of requests: a storm of requests must not keep a keystroke waiting,
 * and prepared statements stay prepared. Made when needed, thrown away when anything goes wrong with it.
 */
export class CommitConnection {
  private client: Client | null = null;
  private isClosed = false;

  constructor(private readonly databaseUrl: string) {}

  /** The connected client. Throws what pg throws when the database cannot be reached. */
  async use(): Promise<Client> {
    if (this.isClosed) throw new Error('commit connection is closed');
    return (this.client ??= await this.connect());
  }

  /** Throws the connection away after an error; the next `use` makes a new one. */
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

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'quartiersforum documents',
      keepAlive: true,
      connectionTimeoutMillis: connectMilliseconds,
      query_timeout: answerMilliseconds,
    });
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      await client.query('set synchronous_commit = on');
      await client.query(`set lock_timeout = ${lockMilliseconds}`);
      // The same statements for ever: planned once, never weighed again.
      await client.query('set plan_cache_mode = force_generic_plan');
      await client.query('set jit = off');
      for (const statement of commitStatements) await client.query(statement);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    return client;
  }
}
