import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/core/database/data-source';
import { networkEntities } from '../src/network/network.module';
import { createFreshDatabase } from './support/fresh-database';

describe('The tables', () => {
  it('are after the migrations what the entities say', async () => {
    const database = await createFreshDatabase();
    const dataSource = new DataSource(dataSourceOptions(database.url, networkEntities));
    await dataSource.initialize();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    await database.drop();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
