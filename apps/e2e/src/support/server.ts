import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

const main = join(__dirname, '../../../../dist/apps/api/main.mjs');
const startMilliseconds = 60_000;

/** The product as `npm start` serves it, with a database of its own in a temporary folder. */
export class ProductServer {
  private process: ChildProcess | null = null;
  private output = '';

  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly dataDir: string,
  ) {}

  static async start(): Promise<ProductServer> {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-e2e-'));
    const server = new ProductServer(`http://localhost:${port}`, port, dataDir);
    await server.launch();
    return server;
  }

  /** Starts the process again on the same database and address. */
  async launch(): Promise<void> {
    const child = spawn(process.execPath, [main], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(this.port),
        HOST: '127.0.0.1',
        DATA_DIR: this.dataDir,
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.process = child;
    await this.ready(child);
  }

  /** Pulls the plug: no chance to flush anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** What the clock would begin, begins now: in the table of the product's jobs, whose workers look every ten seconds. */
  async runJob(name: string): Promise<void> {
    const cluster = join(this.dataDir, 'postgres');
    const read = (file: string) => readFile(join(cluster, file), 'utf8');
    const user = 'quartiersforum';
    const client = new Client({
      host: '127.0.0.1',
      port: Number((await read('postmaster.pid')).split('\n')[3]),
      ...{ user, database: user, password: (await read(`${user}.password`)).trim() },
    });
    await client.connect();
    await client.query(`insert into pgboss.job (name, data) values ($1, '{}')`, [name]);
    await client.end();
  }

  /** Stops the product and its database and removes the folder. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    this.process = null;
    if (child?.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  private async ready(child: ChildProcess): Promise<void> {
    const end = Date.now() + startMilliseconds;
    while (Date.now() < end) {
      if (child.exitCode !== null) throw new Error(`The server stopped:\n${this.output}`);
      const isReady = await fetch(`${this.url}/api/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The server did not become ready:\n${this.output}`);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
