import { Client } from 'pg';
import { createFreshDatabase } from './fresh-database';

describe('a fresh database', () => {
  it('is migrated, empty and nobody else’s', async () => {
    const [mine, another] = await Promise.all([createFreshDatabase(), createFreshDatabase()]);
    const client = new Client({ connectionString: mine.url });
    await client.connect();
    const { rows } = await client.query<{ accounts: number; migrations: number }>(
      `select (select count(*)::int from account) as accounts, (select count(*)::int from migrations) as migrations`,
    );
    await client.end();
    expect(mine.url).not.toBe(another.url);
    expect(rows[0]?.accounts).toBe(0);
    expect(rows[0]?.migrations).toBeGreaterThan(0);
    await mine.drop();
    await another.drop();
  });
});
