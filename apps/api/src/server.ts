import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from './core/config/config';
import { startEmbeddedPostgres } from './core/database/embedded-postgres/embedded-postgres';
import { Log } from './core/log/log';
import { loggedError } from './core/log/logged-error';
import { createApp } from './create-app';
import { startProblem } from './start-problem';

/**
 * Starts one node: configuration, database, application; stops in the reverse order. A newcomer would let the database go down with
 * the signal: it stays until the application has written its last word.
 */
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** Longest time to stop in an orderly way, in milliseconds. */
const stopWithin = 15_000;

async function start(): Promise<void> {
  const config = loadConfig(process.env);
  const log = Log.create(config.logLevel);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: tell })
      : undefined;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? '';
  const webDirectory = join(import.meta.dirname, '../web/browser');
  const app = await createApp({
    config,
    databaseUrl,
    log,
    ...(existsSync(webDirectory) && { webDirectory }),
  }).catch(async (error: unknown) => {
    await embedded?.stop();
    throw error;
  });
  tell(`\nQuartiersforum: ${app.url}`);
  for (const line of await app.signInHints()) tell(line);

  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    setTimeout(() => process.exit(1), stopWithin).unref();
    await app.stop();
    await embedded?.stop();
  };
  const onSignal = (): void => {
    stopping ??= stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(loggedError(error), 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.once('disconnect', onSignal); // whoever started it with a channel has been killed
}

start().catch((error: unknown) => {
  process.stderr.write(`${startProblem(error)}\n`);
  process.exit(1);
});
