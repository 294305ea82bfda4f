/**
 * Every boundary is shown to catch a planted violation. Imports between projects and packages are linted as text that
 * claims to be a file of the project; imports between rooms are planted in a copy of the sources. Nothing is written
 * into the workspace's own folders.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { program, projectNode, root } from '../setup/project.mjs';

const eslint = new ESLint({
  cwd: root,
  // The planted text belongs to no TypeScript program; these rules need none.
  overrideConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false, project: null } },
    },
  ],
  ruleFilter: ({ ruleId }) =>
    [
      '@nx/enforce-module-boundaries',
      '@typescript-eslint/no-restricted-imports',
      'no-restricted-syntax',
    ].includes(ruleId),
});

async function findings(file, text) {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const existing = {
  domain: 'libs/domain/src/index.ts',
  document: 'libs/document/src/index.ts',
  ui: 'libs/ui/src/index.ts',
  web: 'apps/web/src/app/app.ts',
  webRoom: 'apps/web/src/app/app.routes.ts',
  api: 'apps/api/src/app.module.ts',
  e2e: 'apps/e2e/playwright.config.ts',
};

const planted = [
  ['domain', '@quartiersforum/document', '@nx/enforce-module-boundaries'],
  ['domain', '@quartiersforum/ui', '@nx/enforce-module-boundaries'],
  ['domain', '@nestjs/common', '@nx/enforce-module-boundaries'],
  ['domain', '@angular/core', '@nx/enforce-module-boundaries'],
  ['domain', 'yjs', '@nx/enforce-module-boundaries'],
  ['document', '@quartiersforum/ui', '@nx/enforce-module-boundaries'],
  ['document', '@quartiersforum/domain', '@nx/enforce-module-boundaries'],
  ['document', '@angular/core', '@nx/enforce-module-boundaries'],
  ['document', '@nestjs/common', '@nx/enforce-module-boundaries'],
  ['document', 'typeorm', '@nx/enforce-module-boundaries'],
  ['document', '@tiptap/core', '@nx/enforce-module-boundaries'],
  ['ui', '@quartiersforum/domain', '@nx/enforce-module-boundaries'],
  ['ui', '@angular/router', '@nx/enforce-module-boundaries'],
  ['ui', 'socket.io-client', '@nx/enforce-module-boundaries'],
  ['ui', 'zod', '@nx/enforce-module-boundaries'],
  ['web', '@nestjs/common', '@nx/enforce-module-boundaries'],
  ['web', 'typeorm', '@nx/enforce-module-boundaries'],
  ['web', 'pg', '@nx/enforce-module-boundaries'],
  ['web', 'ws', '@nx/enforce-module-boundaries'],
  ['web', 'socket.io', '@nx/enforce-module-boundaries'],
  ['web', '../../../api/src/app.module', '@nx/enforce-module-boundaries'],
  ['web', '../../../../libs/domain/src/index', '@nx/enforce-module-boundaries'],
  ['webRoom', 'yjs', '@typescript-eslint/no-restricted-imports'],
  ['webRoom', 'y-websocket', '@typescript-eslint/no-restricted-imports'],
  ['webRoom', 'socket.io-client', '@typescript-eslint/no-restricted-imports'],
  ['webRoom', '@tiptap/core', '@typescript-eslint/no-restricted-imports'],
  ['api', '@angular/core', '@nx/enforce-module-boundaries'],
  ['api', '@tiptap/core', '@nx/enforce-module-boundaries'],
  ['api', '@quartiersforum/ui', '@nx/enforce-module-boundaries'],
  ['api', 'y-websocket', '@typescript-eslint/no-restricted-imports'],
  ['api', 'socket.io-client', '@typescript-eslint/no-restricted-imports'],
  ['e2e', '@quartiersforum/ui', '@nx/enforce-module-boundaries'],
  ['e2e', '@quartiersforum/domain', '@nx/enforce-module-boundaries'],
];

const allowed = [
  ['domain', 'zod'],
  ['document', 'yjs'],
  ['ui', '@angular/core'],
  ['web', '@quartiersforum/ui'],
  ['web', '@quartiersforum/domain'],
  ['api', '@quartiersforum/document'],
  ['api', '@nestjs/common'],
  ['api', 'yjs'],
];

describe('projects and packages', () => {
  for (const [project, target, rule] of planted)
    it(`${project} may not import ${target}`, async () => {
      const found = await findings(existing[project], `import '${target}';\n`);
      assert.ok(
        found.some((finding) => finding.startsWith(rule)),
        `${rule} said nothing; found: ${found.join('; ') || 'nothing'}`,
      );
    });

  for (const [project, target] of allowed)
    it(`${project} may import ${target}`, async () => {
      assert.deepEqual(await findings(existing[project], `import '${target}';\n`), []);
    });

  it('zod is imported as a namespace', async () => {
    assert.match(
      (await findings(existing.domain, `import { z } from 'zod';\n`)).join(),
      /import \* as z/,
    );
    assert.deepEqual(await findings(existing.domain, `import * as z from 'zod';\n`), []);
  });

  it('sources export by name', async () => {
    const found = await findings(existing.domain, 'export default class Anything {}\n');
    assert.match(found.join(), /Export it by name/);
  });
});

describe('rooms', () => {
  let copy;

  before(() => {
    mkdirSync(join(root, 'tmp'), { recursive: true });
    copy = mkdtempSync(join(root, 'tmp/boundaries-'));
    for (const path of [
      'apps/api/src',
      'apps/web/src',
      'libs/domain/src',
      'libs/document/src',
      'libs/ui/src',
    ])
      cpSync(join(root, path), join(copy, path), { recursive: true });
    for (const file of ['tsconfig.base.json', 'sheriff.config.ts'])
      cpSync(join(root, file), join(copy, file));
    writeFileSync(join(copy, 'tsconfig.json'), '{ "extends": "./tsconfig.base.json" }');
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });

  after(() => rmSync(copy, { recursive: true, force: true }));

  /** Lets `from` import `to` in an otherwise empty app of which both are rooms. */
  function verify(app, from, to) {
    const base = join(copy, app);
    const plant = (path, text) => {
      mkdirSync(dirname(join(base, path)), { recursive: true });
      writeFileSync(join(base, path), text);
    };
    plant(`${to}/planted-target.ts`, 'export const planted = 1;\n');
    plant(`${from}/planted.ts`, `export { planted } from '../${to}/planted-target';\n`);
    plant('planted-entry.ts', `import './${from}/planted';\n`);
    const sheriff = program('@softarc/sheriff-core', 'sheriff');
    const { status, stdout } = spawnSync(
      projectNode(),
      [sheriff, 'verify', join(app, 'planted-entry.ts')],
      { cwd: copy, encoding: 'utf8' },
    );
    rmSync(join(base, from, 'planted.ts'));
    rmSync(join(base, to, 'planted-target.ts'));
    return { isRefused: status !== 0, report: stdout };
  }

  const refused = [
    ['apps/api/src', 'core', 'account'],
    ['apps/api/src', 'core', 'document'],
    ['apps/api/src', 'realtime', 'guideline'],
    ['apps/api/src', 'document', 'guideline'],
    ['apps/api/src', 'document', 'account'],
    ['apps/api/src', 'account', 'network'],
    ['apps/api/src', 'network', 'account'],
    ['apps/api/src', 'guideline', 'account'],
    ['apps/api/src', 'network', 'guideline'],
    ['apps/api/src', 'network', 'document'],
    ['apps/web/src/app', 'core', 'guideline'],
    ['apps/web/src/app', 'document', 'guideline'],
    ['apps/web/src/app', 'shell', 'network'],
    ['apps/web/src/app', 'network', 'guideline'],
    ['apps/web/src/app', 'network', 'document'],
    ['apps/web/src/app', 'guideline', 'funding'],
  ];

  for (const [app, from, to] of refused)
    it(`${app}: ${from} may not use ${to}`, () => {
      const { isRefused, report } = verify(app, from, to);
      assert.ok(isRefused, report);
      assert.match(report, new RegExp(`from tag \\w+:${from} to tags \\w+:${to}`));
    });

  const granted = [
    ['apps/api/src', 'guideline', 'document'],
    ['apps/api/src', 'account', 'core'],
    ['apps/web/src/app', 'guideline', 'document'],
  ];

  for (const [app, from, to] of granted)
    it(`${app}: ${from} may use ${to}`, () => {
      const { isRefused, report } = verify(app, from, to);
      assert.ok(!isRefused, report);
    });
});
