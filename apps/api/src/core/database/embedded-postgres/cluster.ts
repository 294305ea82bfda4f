import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries';
import { EmbeddedPostgresProblem, hasCode, problemFromOutput } from './embedded-postgres-problem';
import { run } from './run';
import type { ServiceUser } from './service-user';

/** Bytes that a new cluster and its first log segments take, with room to write. */
const spaceForCluster = 150 * 1024 * 1024;
const unfinished = 'postgres.unfinished-';

interface ClusterPlace {
  readonly directory: string;
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServiceUser;
  readonly log: (message: string) => void;
}

/**
 * Makes the cluster unless there is one, and answers its password. It is made beside its place and then renamed,
 * so that an interrupted start leaves nothing that looks like a database.
 */
export async function createCluster(place: ClusterPlace): Promise<string> {
  const version = await readIfThere(join(place.cluster, 'PG_VERSION'));
  if (version === null) await makeCluster(place);
  else await checkVersion(place, version.trim());
  const password = await readIfThere(passwordFile(place.cluster));
  if (password === null)
    throw new EmbeddedPostgresProblem(
      `The password file ${passwordFile(place.cluster)} is missing; put it back from a backup.`,
    );
  return password.trim();
}

async function makeCluster({
  directory,
  cluster,
  binaries,
  user,
  log,
}: ClusterPlace): Promise<void> {
  await checkSpace(directory);
  await removeUnfinished(directory);
  log('Creating the database …');
  const workshop = await mkdtemp(join(directory, `${unfinished}${process.pid}-`));
  const made = join(workshop, 'cluster');
  await handOver(workshop, user);
  const password = randomBytes(24).toString('base64url');
  const secret = join(workshop, 'password');
  await writeFile(secret, password, { mode: 0o600 });
  await handOver(secret, user);

  const { status, output } = await run(user, binaries.initdb, [
    `--pgdata=${made}`,
    '--username=quartiersforum',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and the same upper and lower case on every machine; German order is asked for by name.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  if (status !== 0) {
    await rm(workshop, { recursive: true, force: true });
    throw problemFromOutput(output, directory);
  }
  await rename(secret, join(made, 'quartiersforum.password'));
  await rename(made, cluster).catch((error: unknown) => {
    // Another process was faster. Its cluster is as good as ours.
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
  });
  await rm(workshop, { recursive: true, force: true });
}

async function checkVersion(
  { cluster, binaries, user }: ClusterPlace,
  found: string,
): Promise<void> {
  const { output } = await run(user, binaries.pg_ctl, ['--version']);
  const brought = /(\d+)(?:\.\d+)?\s*$/.exec(output.trim())?.[1];
  if (found !== brought)
    throw new EmbeddedPostgresProblem(
      `The database in ${cluster} was made by PostgreSQL ${found}, this program brings PostgreSQL ${brought ?? '?'}. Start the version of this program that made it and move the data over, or choose another DATA_DIR.`,
    );
}

async function checkSpace(directory: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free < spaceForCluster)
    throw new EmbeddedPostgresProblem(
      `There is too little space left on the disk that holds ${directory}: ${Math.floor(free / 1024 / 1024)} MB free, ${spaceForCluster / 1024 / 1024} MB needed. Free some and start again.`,
    );
}

/** What an interrupted start left; a start that is still at it keeps its own. */
async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(unfinished)) continue;
    const maker = Number(name.slice(unfinished.length).split('-')[0]);
    if (maker === process.pid || !isAlive(maker))
      await rm(join(directory, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function handOver(path: string, { owner }: ServiceUser): Promise<void> {
  if (owner) await chown(path, owner.uid, owner.gid);
}

function passwordFile(cluster: string): string {
  return join(cluster, 'quartiersforum.password');
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
    throw error;
  }
}
