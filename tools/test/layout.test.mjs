/** What the house rules say about names and files, as far as a program can see it. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../setup/project.mjs';

const generated = new Set([
  ...['node_modules', 'dist', 'tmp', '.git', '.nx', '.angular', '.data'],
  ...['coverage', 'test-results', 'playwright-report'],
]);

function* walk(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (generated.has(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield relative(root, path).split(sep).join('/');
  }
}

const files = [...walk(root)];
const sources = files.filter((file) =>
  /^(apps|libs|bench|tools)\/.*\.(ts|mts|mjs|cjs|html|scss)$/.test(file),
);

describe('the layout', () => {
  it('has no room for what has no name', () => {
    const nameless = /(^|[/.-])(utils?|helpers?|common|shared|managers?|misc)(?=[/.-]|$)/;
    // "too common" is what a password can be.
    const found = sources.filter(
      (file) => nameless.test(file) && !file.includes('common-passwords'),
    );
    assert.deepEqual(found, []);
  });

  it('has doors to libraries only', () => {
    const doors = sources.filter((file) => /(^|\/)index\.ts$/.test(file));
    assert.deepEqual(
      doors.filter((file) => !/^libs\/[a-z]+\/src\/index\.ts$/.test(file)),
      [],
    );
  });

  it('names the room of each concept alike in the API and in the pages', () => {
    const rooms = (base) =>
      new Set(
        files
          .filter((file) => file.startsWith(base))
          .map((file) => file.slice(base.length).split('/')[0]),
      );
    const concepts = rooms('libs/domain/src/');
    const own = { api: ['core', 'example-data'], web: ['core', 'shell', 'overview'] };
    const planned = ['meeting', 'live', 'minutes', 'funding', 'publication'];
    for (const [app, base] of [
      ['api', 'apps/api/src/'],
      ['web', 'apps/web/src/app/'],
    ])
      for (const room of rooms(base))
        if (!room.includes('.') && ![...own[app], ...planned].includes(room))
          assert.ok(concepts.has(room), `${base}${room} is no concept of libs/domain`);
  });

  it('says nothing about the machine it was made on', () => {
    const machine = /(^|[\s"'`(=])\/(work|home\/\w+|Users\/\w+)\//m;
    const texts = files.filter((file) => /\.(ts|mjs|cjs|json|md|yml|css|scss|html)$/.test(file));
    assert.deepEqual(
      texts.filter((file) => machine.test(readFileSync(join(root, file), 'utf8'))),
      [],
    );
  });

  it('has a lockfile that names no registry', () => {
    assert.doesNotMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved": "http/);
  });

  it('pins every package exactly', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...optionalDependencies,
    }))
      assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
  });

  it('begins each script with what it is for', () => {
    const scripts = files.filter(
      (file) => /^tools\/[\w/-]+\.(mjs|cjs)$/.test(file) && !file.startsWith('tools/test/'),
    );
    const silent = scripts.filter(
      (file) => !readFileSync(join(root, file), 'utf8').startsWith('/**'),
    );
    assert.deepEqual(silent, []);
  });
});
