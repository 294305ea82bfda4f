/**
 * Brings a PostgreSQL of its own: started in the data directory, stopped only when asked to.
 *
 * The one thing a newcomer would get wrong: the server is meant to outlive a killed app. It runs in a session of
 * its own, so neither Ctrl-C nor `kill -9` of the app reaches it, and the next start takes it over as it is. Who
 * uses a data directory is therefore decided by an advisory lock on the server, which ends with its holder, and
 * not by whether a server runs.
 *
 * No Nest in here: the app, Jest's global set-up, the benchmarks and the tools all start it.
 */
import { join, resolve } from 'node:path';
import { prepareDataDirectory } from '../../config/data-directory';
import { loadPostgresBinaries } from './binaries';
import { createCluster } from './cluster';
import { claimDataDirectory, createDatabase } from './claim';
import { chooseServiceUser } from './service-user';
import { problemFromOutput } from './embedded-postgres-problem';
import { findSocketDirectory, readRunningPort, startServer, stopServer } from './server';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its log and the password file live; made when missing. */
  readonly dataDir: string;
  /** Called with one plain sentence for each step that takes time. */
  readonly log: (message: string) => void;
  /** Server settings beside the defaults; tests switch off what makes data survive a power cut. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Connection string of the database `quartiersforum`, password included: not for logs. */
  readonly url: string;
  /** Whether the server was still running from an earlier process that did not stop it. */
  readonly wasRunning: boolean;
  /** Stops the server; to be called after the last write. */
  stop(): Promise<void>;
}

/** @throws {EmbeddedPostgresProblem | DataDirectoryProblem} with one readable line when the database cannot be had. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const directory = resolve(options.dataDir);
  try {
    return await startIn(directory, options);
  } catch (error) {
    // The file system's own refusals (EACCES, ENOSPC, …) speak the same words as PostgreSQL's.
    if (error instanceof Error && 'code' in error)
      throw problemFromOutput(error.message, directory);
    throw error;
  }
}

async function startIn(
  directory: string,
  { log, settings = {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  await prepareDataDirectory(directory);
  const binaries = await loadPostgresBinaries();
  const user = await chooseServiceUser({ reach: [directory, binaries.initdb], log });
  const cluster = join(directory, 'postgres');
  const password = await createCluster({ directory, cluster, binaries, user, log });

  let port = await readRunningPort({ cluster, binaries, user });
  const wasRunning = port !== null;
  if (wasRunning) log('PostgreSQL is still running from an earlier start; taking it over.');
  port ??= await startServer({ cluster, binaries, user, settings });

  const claim = await claimDataDirectory({ directory, port, password });
  await createDatabase({ port, password });
  return {
    url: databaseUrl({ port, password, socketDirectory: findSocketDirectory(cluster, port) }),
    wasRunning,
    async stop() {
      await claim.release();
      await stopServer({ cluster, binaries, user });
    },
  };
}

/** Of the database `quartiersforum`. `host` among the parameters goes before the one in front: programs that know no sockets use TCP. */
function databaseUrl({ port, password, socketDirectory }: ServerAddress): string {
  const url = new URL(`postgres://quartiersforum:${password}@127.0.0.1:${port}/quartiersforum`);
  if (socketDirectory !== null) url.searchParams.set('host', socketDirectory);
  return url.href;
}

interface ServerAddress {
  readonly port: number;
  readonly password: string;
  readonly socketDirectory: string | null;
}
