/**
 * A PostgreSQL for the committing relay: the same binaries, cluster options and defaults as the product's embedded one, in a fresh
 * directory. Driven with its own `initdb` and `pg_ctl`, as the product does it.
 */
import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processesBelow } from '../../measure/process-tree.mjs';
import { findFreePort, preferOverOthers } from './child-server.mjs';

const run = promisify(execFile);

/** As in apps/api/src/core/database/embedded-postgres; everything else is PostgreSQL's default there and here. */
const clusterOptions = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];
const serverOptions = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '.',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * @typedef {object} Postgres
 * @property {string} url
 * @property {number} postmaster process id
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} directory a new directory below one that everybody may enter
 * @returns {Promise<Postgres>}
 */
export async function startPostgres(directory) {
  /** @type {{ initdb: string, pg_ctl: string }} */
  const { initdb, pg_ctl } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const owner = await findOwner();
  await mkdir(directory, { recursive: true });
  if (owner) await chown(directory, owner.uid, owner.gid);
  const data = join(directory, 'cluster');
  const as = { ...owner, cwd: directory };
  await run(initdb, ['-D', data, '-U', 'bench', '-A', 'trust', '--no-sync', ...clusterOptions], as);
  const port = await findFreePort();
  const options = { port, ...serverOptions };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${value}`);
  await run(
    pg_ctl,
    ['-D', data, '-w', '-l', join(directory, 'log'), '-o', flags.join(' '), 'start'],
    as,
  );
  const postmaster = await findPostmaster(directory);
  if (postmaster === null) throw new Error('PostgreSQL started without leaving its process id.');
  // The product's database gets its precedence from the process that starts it.
  for (const pid of processesBelow(postmaster)) preferOverOthers(pid);
  return {
    url: `postgres://bench@127.0.0.1:${port}/postgres?host=${encodeURIComponent(data)}`,
    postmaster,
    stop: async () => void (await run(pg_ctl, ['-D', data, '-m', 'fast', '-w', 'stop'], as)),
  };
}

/** PostgreSQL refuses to run as root; then it runs as the user of the name, or as nobody. Source: postgres(1). */
async function findOwner() {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error('PostgreSQL needs a user other than root: neither postgres nor nobody exists.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * The process id of the PostgreSQL whose data directory is somewhere below, at most three levels deep.
 *
 * @param {string} directory
 * @param {number} [levels]
 * @returns {Promise<number | null>}
 */
export async function findPostmaster(directory, levels = 3) {
  const entries = await readdir(directory, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'postmaster.pid')) {
    return Number((await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n', 1)[0]);
  }
  if (levels === 0) return null;
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const found = await findPostmaster(join(directory, entry.name), levels - 1);
    if (found !== null) return found;
  }
  return null;
}
