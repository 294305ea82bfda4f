/**
 * `npm run migration:generate -- add-meeting`: compares the entities with what the migrations make of an empty
 * database, and writes the difference as a draft of a migration, to be read, corrected and added to the list in
 * apps/api/src/core/database/migrations. With `--check` it only says whether there is a difference.
 */
import { mkdir, mkdtemp, rm, glob, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './setup/install.mjs';
import { Refusal, explain, root } from './setup/project.mjs';

const source = join(root, 'apps/api/src');
const migrations = join(source, 'core/database/migrations');
const log = (line) => process.stdout.write(`${line}\n`);

const isCheck = process.argv.includes('--check');

function readName() {
  if (isCheck) return 'check';
  const name = process.argv[2] ?? '';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Refusal(
      'Name the migration in kebab-case: npm run migration:generate -- add-meeting',
    );
  return name;
}

/** Bundles the data source with every entity there is into one module. */
async function bundle(workshop) {
  const { build } = await import('esbuild');
  const { apiBuildOptions } = await import('./build-api.mjs');
  const entities = [];
  for await (const file of glob('**/*.entity.ts', { cwd: source })) entities.push(file);
  const lines = [
    `import * as database from './core/database/data-source';`,
    `export { startEmbeddedPostgres } from './core/database/embedded-postgres/embedded-postgres';`,
    ...entities.map(
      (file, index) => `import * as entity${index} from './${file.replace(/\.ts$/, '')}';`,
    ),
    `export const { dataSourceOptions, migrate } = database;`,
    `export const entities = [${entities.map((_, index) => `entity${index}`).join(', ')}]
       .flatMap((module) => Object.values(module))
       .filter((value) => typeof value === 'function' && /Entity$/.test(value.name));`,
  ];
  const outfile = join(workshop, 'data-source.mjs');
  await build({
    ...apiBuildOptions({ outfile, outExtension: undefined }),
    stdin: {
      contents: lines.join('\n'),
      resolveDir: source,
      sourcefile: 'entities.ts',
      loader: 'ts',
    },
  });
  return import(pathToFileURL(outfile).href);
}

async function difference(
  { startEmbeddedPostgres, dataSourceOptions, migrate, entities },
  dataDir,
) {
  const { DataSource } = await import('typeorm');
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    settings: { fsync: 'off' },
  });
  try {
    const dataSource = new DataSource(dataSourceOptions(server.url, entities));
    await dataSource.initialize();
    try {
      await migrate(dataSource);
      return await dataSource.driver.createSchemaBuilder().log();
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
  }
}

/** Foreign keys and checks are written by hand and named so; the entities do not know them, and TypeORM would drop them. */
const byHand = /\bCONSTRAINT "(fk|ck|ex)_/;

function withoutHandWritten({ upQueries, downQueries }) {
  const keep = ({ query }) => !byHand.test(query);
  return { upQueries: upQueries.filter(keep), downQueries: downQueries.filter(keep) };
}

function migrationText(className, { upQueries, downQueries }) {
  const statements = (queries) =>
    queries
      .map(({ query }) => `    await runner.query(\`${query.replaceAll('`', '\\`')}\`);`)
      .join('\n');
  return `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  readonly name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
${statements(upQueries)}
  }

  async down(runner: QueryRunner): Promise<void> {
${statements([...downQueries].reverse())}
  }
}
`;
}

let workshop;
try {
  const name = readName();
  await ensureInstalled({ log });
  await mkdir(join(root, 'tmp'), { recursive: true });
  workshop = await mkdtemp(join(root, 'tmp/migration-'));
  const found = withoutHandWritten(
    await difference(await bundle(workshop), join(workshop, 'data')),
  );
  if (found.upQueries.length === 0) log('The migrations make exactly what the entities say.');
  else if (isCheck)
    throw new Refusal(
      [
        'Entities and migrations disagree; to make them agree:',
        ...found.upQueries.map(({ query }) => query),
      ].join('\n'),
    );
  else {
    const stamp = Date.now();
    const words = name.split('-').map((word) => word[0].toUpperCase() + word.slice(1));
    const file = join(migrations, `${stamp}-${name}.ts`);
    await writeFile(file, migrationText(`${words.join('')}${stamp}`, found));
    log(`Wrote ${file}. Read it, correct it, and add it to the list in that directory.`);
  }
} catch (error) {
  explain(error);
} finally {
  if (workshop) await rm(workshop, { recursive: true, force: true });
}
