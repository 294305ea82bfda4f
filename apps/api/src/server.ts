import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from './core/config/config';
import { prepareDataDirectory } from './core/config/data-directory';
import { checkDatabase } from './core/database/database-check';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from './core/database/embedded-postgres/embedded-postgres';
import { Log } from './core/log/log';
import { loggedError } from './core/log/logged-error';
import { type App, createApp } from './create-app';
import { startProblem } from './start-problem';

/**
 * Starts one node: configuration, database, application; stops in the reverse order. A newcomer would let the database go down with
 * the signal: it stays until the application has written its last word. And a signal may come while all this is only being made: then
 * it waits for the step that is being taken, and undoes what there is, or a database would be left running.
 */
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Longest time to stop in an orderly way, in milliseconds. */
const stopWithin = 15_000;

let log: Log | undefined;
let embedded: EmbeddedPostgres | undefined;
let app: App | undefined;
let stopping: Promise<void> | undefined;

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  log = Log.create(config.logLevel);
  await prepareDataDirectory(config.dataDir);
  if (config.databaseUrl === undefined)
    embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log: tell });
  else await checkDatabase(config.databaseUrl);
  if (stopping) return;
  const webDirectory = join(import.meta.dirname, '../web/browser');
  app = await createApp({
    config,
    databaseUrl: config.databaseUrl ?? embedded?.url ?? '',
    log,
    ...(existsSync(webDirectory) && { webDirectory }),
  });
  if (stopping) return;
  tell(`\nQuartiersforum: ${app.url}`);
  for (const line of await app.signInHints()) tell(line);
}

async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), stopWithin).unref();
  await started;
  await app?.stop();
  await embedded?.stop();
}

/** Ends the process with `status`, in order. */
function end(status: number): void {
  stopping ??= stop().then(
    () => process.exit(status),
    (error: unknown) => {
      log?.error(loggedError(error), 'could not stop in order');
      process.exit(1);
    },
  );
}

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
process.once('disconnect', () => end(0)); // whoever started it with a channel has been killed

/** Never rejects, so that `stop` may wait for it. */
const started = start().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  end(1);
});
