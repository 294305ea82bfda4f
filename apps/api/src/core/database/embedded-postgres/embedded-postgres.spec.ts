import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { Client } from 'pg';
import { loadPostgresBinaries } from './binaries';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { chooseServiceUser } from './service-user';
import { startOnPort } from './server';
import { problemFromOutput } from './embedded-postgres-problem';

jest.setTimeout(60_000);

const fast = { fsync: 'off' };
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
const workspace = join(__dirname, '../../../../../..');
let ownerProgram: string;
let place: string;

/** Inside the workspace, where a program of its own finds the packages. */
beforeAll(async () => {
  await mkdir(join(workspace, 'tmp'), { recursive: true });
  ownerProgram = join(await mkdtemp(join(workspace, 'tmp/embedded-postgres-')), 'owner.mjs');
  buildSync({
    stdin: {
      contents: `
        import { startEmbeddedPostgres } from './embedded-postgres';
        const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => {}, settings: { fsync: 'off' } });
        process.stdout.write(server.url + '\\n');
        setInterval(() => {}, 1000);`,
      resolveDir: __dirname,
    },
    outfile: ownerProgram,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
});

afterAll(() => rm(dirname(ownerProgram), { recursive: true, force: true }));

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'embedded postgres '));
  await chmod(place, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of running.splice(0)) await server.stop();
  await rm(place, { recursive: true, force: true });
});

async function start(dataDir = join(place, 'data')): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: fast });
  running.push(server);
  return server;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process of its own that starts the database, says so, and then stays until it is killed. */
async function startElsewhere(dataDir: string): Promise<ChildProcess & { url: string }> {
  const child = spawn(process.execPath, [ownerProgram, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface(child.stdout);
  const [url] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
  if (url === undefined) throw new Error('the other process ended before it had a database');
  return Object.assign(child, { url });
}

describe('the embedded PostgreSQL', () => {
  it('is spoken to through its socket in the file system, or by TCP where the path is too long for one', async () => {
    const ways = `select inet_server_addr() is null as "isSocket"`;
    const near = await start();
    expect(new URL(near.url).searchParams.get('host')).toBe(join(place, 'data/postgres'));
    expect(await query(near.url, ways)).toEqual([{ isSocket: true }]);
    const deep = await start(join(place, 'd'.repeat(100)));
    expect(await query(deep.url, ways)).toEqual([{ isSocket: false }]);
  });

  it('starts in an empty place, keeps what was written and listens on this machine only', async () => {
    const first = await start();
    await query(first.url, 'create table note as select 1 as id');
    expect(await query(first.url, 'show listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow('ENOENT');

    const second = await start();
    expect(second.wasRunning).toBe(false);
    expect(await query(second.url, 'select id from note')).toEqual([{ id: 1 }]);
  });

  it('lets nobody in without the generated password', async () => {
    const { url } = await start();
    const guess = new URL(url);
    guess.password = 'quartiersforum';
    await expect(query(guess.href, 'select 1')).rejects.toThrow('password authentication failed');
    const { mode } = await stat(join(place, 'data/postgres/quartiersforum.password'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('goes on where it was after the app was killed without warning', async () => {
    const dataDir = join(place, 'data');
    const owner = await startElsewhere(dataDir);
    await query(owner.url, 'create table note as select 7 as id');
    owner.kill('SIGKILL');
    await once(owner, 'exit');

    const server = await start(dataDir);
    expect(server.wasRunning).toBe(true);
    expect(await query(server.url, 'select id from note')).toEqual([{ id: 7 }]);
  });

  it('works in a place that is closed to other users, even for root', async () => {
    await chmod(place, 0o700);
    const { url } = await start();
    expect(await query(url, 'select 1 as inside')).toEqual([{ inside: 1 }]);
  });

  it('says that another Quartiersforum uses the data directory, and leaves that one alone', async () => {
    const dataDir = join(place, 'data');
    const owner = await startElsewhere(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      `The data directory ${dataDir} is in use by another running Quartiersforum.`,
    );
    expect(await query(owner.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    await start(dataDir);
  });

  it('throws away a half-made database and makes a whole one', async () => {
    const dataDir = join(place, 'data');
    await mkdir(join(dataDir, 'postgres.unfinished-2147483646-abc/cluster/base'), {
      recursive: true,
    });
    const { url } = await start(dataDir);
    expect(await query(url, 'select 1 as whole')).toEqual([{ whole: 1 }]);
    expect(await readdir(dataDir)).toEqual(['postgres']);
  });

  it('is not confused by a stale process number that now belongs to another program', async () => {
    const dataDir = join(place, 'data');
    const first = await start(dataDir);
    await first.stop();
    await writeFile(
      join(dataDir, 'postgres/postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready\n`,
    );
    const second = await start(dataDir);
    expect(second.wasRunning).toBe(false);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('names both versions when another PostgreSQL made the data', async () => {
    const dataDir = join(place, 'data');
    const first = await start(dataDir);
    await first.stop();
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toThrow(
      /was made by PostgreSQL 17, this program brings PostgreSQL 18\./,
    );
  });

  it('says in words that the port is taken', async () => {
    const dataDir = join(place, 'data');
    const first = await start(dataDir);
    await first.stop();
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const binaries = await loadPostgresBinaries();
    const user = await chooseServiceUser({
      reach: [dataDir, binaries.initdb],
      log: () => undefined,
    });
    const output = await startOnPort({
      cluster: join(dataDir, 'postgres'),
      binaries,
      user,
      settings: fast,
      port,
    });
    other.close();
    expect(problemFromOutput(output ?? '', dataDir).message).toBe(
      'The port chosen for the embedded PostgreSQL is taken by another program.',
    );
  });

  it.each([
    [
      'PANIC: could not write to file: No space left on device',
      'There is no space left on the disk',
    ],
    [
      'FATAL:  lock file "postmaster.pid" already exists',
      'is in use by another PostgreSQL process',
    ],
    ['initdb: error: could not access directory: Permission denied', 'belongs to another user'],
    ['all well\nFATAL:  something new\nmore', 'did not start: FATAL:  something new'],
  ])('turns “%s” into one line', (output, words) => {
    const { message } = problemFromOutput(output, '/srv/data');
    expect(message).toContain(words);
    expect(message).not.toContain('\n');
  });

  it('keeps the password out of its log', async () => {
    const { url } = await start();
    const log = await readFile(join(place, 'data/postgres/server.log'), 'utf8');
    expect(log).not.toContain(new URL(url).password);
  });
});
