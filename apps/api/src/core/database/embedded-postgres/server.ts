import { existsSync } from 'node:fs';
import { readFile, rename, rm, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries';
import { problemFromOutput } from './embedded-postgres-problem';
import { run } from './run';
import type { ServiceUser } from './service-user';

interface ServerPlace {
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServiceUser;
}

/** Seconds; a crash recovery after a power cut may take a while. */
const startWithin = 120;
const stopWithin = 60;
/** Another program may take the free port between our asking for it and PostgreSQL's binding it. */
const portAttempts = 5;

/** The port of the server that runs on this cluster, or null when none does. */
export async function readRunningPort({
  cluster,
  binaries,
  user,
}: ServerPlace): Promise<number | null> {
  const { status } = await run(user, binaries.pg_ctl, ['status', '-D', cluster]);
  if (status !== 0) return null;
  const pidFile = join(cluster, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  if (await isOtherProgram(Number(lines[0]))) {
    await rm(pidFile, { force: true });
    return null;
  }
  const port = Number(lines[3]);
  return Number.isInteger(port) && port > 0 ? port : null;
}

/** After a restart of the machine or container the number in the file may belong to somebody else. Linux only. */
async function isOtherProgram(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'postgres');
  return name.trim() !== 'postgres';
}

/** @returns the port of the started server. */
export async function startServer(
  place: ServerPlace & { settings: Readonly<Record<string, string>> },
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    const output = await startOnPort({ ...place, port });
    if (output === null) return port;
    const running = await readRunningPort(place);
    if (running !== null) return running;
    const isPortTaken = /Address already in use|could not bind/i.test(output);
    if (!isPortTaken || attempt === portAttempts) throw problemFromOutput(output, place.cluster);
  }
}

/** @returns null when the server accepts connections, else what it said. */
export async function startOnPort({
  cluster,
  binaries,
  user,
  settings,
  port,
}: ServerPlace & { settings: Readonly<Record<string, string>>; port: number }): Promise<
  string | null
> {
  const log = join(cluster, 'server.log');
  await rename(log, join(cluster, 'server.previous.log')).catch(() => undefined);
  const options = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketDirectory,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`);
  const { status, output } = await run(user, binaries.pg_ctl, [
    'start',
    '-w',
    ...['-t', String(startWithin)],
    ...['-D', cluster],
    ...['-l', log],
    ...['-o', flags.join(' ')],
  ]);
  if (status === 0) return null;
  const said = (await readFile(log, 'utf8').catch(() => '')) + output;
  // A full disk has no room for the line that says so.
  return (await isFull(cluster)) ? `No space left on device\n${said}` : said;
}

/** Ends open transactions and stops; a server that is already gone is fine. */
export async function stopServer({ cluster, binaries, user }: ServerPlace): Promise<void> {
  const stop = ['stop', '-w', '-t', String(stopWithin), '-D', cluster];
  const { status } = await run(user, binaries.pg_ctl, [...stop, '-m', 'fast']);
  if (status === 0) return;
  if ((await readRunningPort({ cluster, binaries, user })) === null) return;
  await run(user, binaries.pg_ctl, [...stop, '-m', 'immediate']);
}

/** Whether there is less than what one more segment of the write-ahead log takes. */
async function isFull(directory: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize < 16 * 1024 * 1024;
}

/**
 * As the server sees it, whose working directory is the cluster: a path of ours would have to be quoted for a shell and may be too long.
 * Windows is left to TCP.
 */
const socketDirectory = process.platform === 'win32' ? '' : '.';
/** Bytes of a socket's path, with the null byte at its end. Source: `sun_path` of Linux' `struct sockaddr_un`, macOS has 104. */
const socketPathBytes = 104;

/**
 * The directory of the server's Unix socket, when there is one that can be reached: a server that an older version started has none, and a
 * deep data directory makes its path too long. Over TCP every commit costs a tenth more.
 */
export function findSocketDirectory(cluster: string, port: number): string | null {
  const socket = join(cluster, `.s.PGSQL.${port}`);
  return Buffer.byteLength(socket) < socketPathBytes && existsSync(socket) ? cluster : null;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
