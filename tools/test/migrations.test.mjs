import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { projectEnvironment, projectNode, root } from '../setup/project.mjs';

it('the migrations make exactly the tables that the entities describe', () => {
  const { status, stdout, stderr } = spawnSync(
    projectNode(),
    [join(root, 'tools/migration-generate.mjs'), '--check'],
    { cwd: root, env: projectEnvironment(), encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
});
