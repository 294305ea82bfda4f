import { Client } from 'pg';
import { loadConfig } from './core/config/config';
import { checkDatabase } from './core/database/database-check';
import { startEmbeddedPostgres } from './core/database/embedded-postgres/embedded-postgres';
import { eraseAccount, ErasureRefusal } from './erase-account';
import { startProblem } from './start-problem';

/**
 * `npm run erase-account -- <e-mail>`: erases the person behind a disabled account, as docs/privacy.md says. With a database of its own
 * the product is stopped first; with `DATABASE_URL` it goes on running.
 */
async function erase(email: string | undefined): Promise<void> {
  if (!email?.includes('@'))
    throw new ErasureRefusal('Say whose account: npm run erase-account -- name@example.org');
  const config = loadConfig(process.env);
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) await checkDatabase(databaseUrl);
  const embedded =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir, log: () => undefined })
      : undefined;
  try {
    await eraseIn(databaseUrl ?? embedded?.url ?? '', email);
  } finally {
    await embedded?.stop();
  }
}

/** All of it or nothing. */
async function eraseIn(connectionString: string, email: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('begin');
    const { remaining } = await eraseAccount(client, email);
    await client.query('commit');
    process.stdout.write(`Erased: ${email}. The backups still hold it.\n`);
    for (const line of remaining) process.stdout.write(`Still there: ${line}\n`);
  } finally {
    await client.end();
  }
}

erase(process.argv[2]).catch((error: unknown) => {
  const line = error instanceof ErasureRefusal ? error.message : startProblem(error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
});
