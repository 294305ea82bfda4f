/**
 * Builds the API into dist/apps/api: main.mjs, one file for each document worker, and embedded-postgres.mjs for the
 * tools and benchmarks that need a database without the app.
 *
 * esbuild bundles, but does not emit decorator metadata, which Nest's injection and TypeORM read; so TypeScript
 * goes through swc first. Packages named in "dependencies" stay outside (they are installed where the API runs);
 * what the API takes from the libraries' other packages is bundled, so a production install needs no
 * devDependencies.
 */
import { readFile, rm, glob } from 'node:fs/promises';
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

export async function externalPackages() {
  const { dependencies, optionalDependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  );
  return Object.keys({ ...dependencies, ...optionalDependencies }).flatMap((name) => [
    name,
    `${name}/*`,
  ]);
}

async function entryPoints() {
  const entries = {
    main: join(source, 'main.ts'),
    'embedded-postgres': join(source, 'core/database/embedded-postgres/embedded-postgres.ts'),
  };
  for await (const worker of glob('document/**/*.worker.ts', { cwd: source }))
    entries[basename(worker, '.ts')] = join(source, worker);
  return entries;
}

/** Options for a build of any entry of the API; `overrides` name the entries and where they go. */
export async function apiBuildOptions(overrides = {}) {
  return {
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    tsconfig: join(root, 'tsconfig.base.json'),
    external: await externalPackages(),
    sourcemap: true,
    keepNames: true,
    logLevel: 'warning',
    // CommonJS packages that are bundled may still ask for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [decoratorMetadata],
    ...overrides,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(outdir, { recursive: true, force: true });
  await build(await apiBuildOptions({ entryPoints: await entryPoints(), outdir }));
}
