/**
 * Builds the API into dist/apps/api: main.mjs, which is started and loads server.mjs, one file for each document worker, and
 * embedded-postgres.mjs for the tools and benchmarks that need a database without the app, erase-account.mjs for who operates it.
 *
 * esbuild bundles, but does not emit decorator metadata, which Nest's injection and TypeORM read; so TypeScript
 * goes through swc first. Packages stay outside the bundle, and each must be named in "dependencies": what is missing
 * there works on the developer's machine and fails in a production install, so the build refuses it.
 */
import { readFile, rm, glob } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'apps/api/src');
const outdir = join(root, 'dist/apps/api');

/** Compiles TypeScript with legacy decorators and their metadata. */
export const decoratorMetadata = {
  name: 'decorator-metadata',
  setup(builder) {
    builder.onLoad({ filter: /apps[\\/]api[\\/].*\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        filename: path,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'ts' };
    });
  },
};

/**
 * TypeORM reads tables and migrations from the names of classes. The bundler gives a class another name when its own is taken by
 * somebody else in the bundle; `keepNames` would prevent that and costs every function that is made while the server runs.
 */
async function refuseRenamed({ inputs, outputs }) {
  const bundles = Object.keys(outputs).filter((file) => file.endsWith('.mjs'));
  const code = (await Promise.all(bundles.map((file) => readFile(file, 'utf8')))).join('\n');
  const read = Object.keys(inputs).filter((file) => /\.entity\.ts$|\/migrations\/\d/.test(file));
  for (const file of read)
    for (const [, name] of (await readFile(file, 'utf8')).matchAll(/^export class (\w+)/gm))
      if (!new RegExp(`\\b${name} = class\\b|\\bclass ${name}\\b`).test(code))
        throw new Error(`${file}: the bundler has given ${name} another name.`);
}

async function refuseUndeclared({ inputs }) {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const undeclared = new Set();
  for (const [file, { imports }] of Object.entries(inputs))
    for (const { path, external } of imports) {
      if (!external || path === '<runtime>' || isBuiltin(path)) continue;
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      if (!(name in dependencies)) undeclared.add(`${name} (imported by ${file})`);
    }
  if (undeclared.size > 0)
    throw new Error(`Not among the "dependencies" of package.json: ${[...undeclared].join(', ')}`);
}

export async function entryPoints() {
  const entries = {
    main: join(source, 'main.ts'),
    server: join(source, 'server.ts'),
    'erase-account': join(source, 'erase-account-command.ts'),
    'embedded-postgres': join(source, 'core/database/embedded-postgres/embedded-postgres.ts'),
  };
  for await (const worker of glob('document/**/*.worker.ts', { cwd: source }))
    entries[basename(worker, '.ts')] = join(source, worker);
  return entries;
}

/** Options for a build of any entry of the API; `overrides` name the entries and where they go. */
export function apiBuildOptions(overrides = {}) {
  return {
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    tsconfig: join(root, 'tsconfig.base.json'),
    loader: { '.csv': 'text' },
    packages: 'external',
    metafile: true,
    sourcemap: true,
    logLevel: 'warning',
    plugins: [decoratorMetadata],
    ...overrides,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build(apiBuildOptions({ entryPoints: await entryPoints(), outdir }));
  await refuseUndeclared(metafile);
  await refuseRenamed(metafile);
}
