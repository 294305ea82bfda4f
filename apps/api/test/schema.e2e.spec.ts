import { startTestApp } from './support/app';

/** Where no entity names a foreign key or a check, TypeORM would drop it; those live in the migrations alone. See docs/adr. */
const onlyInMigration = /^ALTER TABLE "\w+" DROP CONSTRAINT "(fk|ck)_\w+"$/;

describe('The tables', () => {
  it('are after the migrations what the entities of all rooms say', async () => {
    const app = await startTestApp();
    const tables = app.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    const { upQueries } = await app.dataSource.driver.createSchemaBuilder().log();
    await app.close();
    expect(tables).toEqual(expect.arrayContaining(['account', 'membership', 'guideline']));
    expect(
      upQueries.map(({ query }) => query).filter((query) => !onlyInMigration.test(query)),
    ).toEqual([]);
  });
});
