/** Builds the apps whose sources have changed since their last build. Node's built-ins only. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, program, projectEnvironment, projectNode, root } from './project.mjs';
import { runQuietly } from './run.mjs';

const shared = [
  'package-lock.json',
  'tsconfig.base.json',
  'nx.json',
  'libs/domain',
  'libs/document',
];
const apps = {
  api: { inputs: [...shared, 'apps/api', 'tools/build-api.mjs'], result: 'dist/apps/api/main.mjs' },
  web: { inputs: [...shared, 'apps/web', 'libs/ui'], result: 'dist/apps/web/browser/index.html' },
};
/** Files that no build reads. */
const unread = /\.spec\.ts$|\.md$|jest\.config|tsconfig\.spec|[\\/]test[\\/]|[\\/]testing[\\/]/;
const stamp = join(root, 'dist/built.json');

export async function ensureBuilt({ log }) {
  const built = readStamp();
  const wanted = Object.fromEntries(
    Object.entries(apps).map(([name, { inputs }]) => [name, fingerprint(inputs)]),
  );
  const stale = Object.keys(apps).filter(
    (name) => built[name] !== wanted[name] || !existsSync(join(root, apps[name].result)),
  );
  if (stale.length === 0) return;
  log(
    `Building ${stale.map((name) => ({ api: 'the server', web: 'the pages' })[name]).join(' and ')} …`,
  );
  // One that is interrupted leaves a half, which must not pass for what was built before.
  rmSync(stamp, { force: true });
  const { status, output } = await runQuietly(
    projectNode(),
    [program('nx'), 'run-many', '-t', 'build', '-p', stale.join(',')],
    { env: projectEnvironment(), doing: 'building' },
  );
  if (status !== 0) {
    process.stderr.write(output);
    throw new Refusal(
      /ENOSPC|no space left/i.test(output)
        ? 'The disk is full; free some space and start again.'
        : 'The build failed; the reason is above.',
    );
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, JSON.stringify(wanted));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    return {};
  }
}

function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full) || unread.test(path)) return;
  let children;
  try {
    children = readdirSync(full).sort();
  } catch {
    hash.update(path).update('\0').update(readFileSync(full)).update('\0');
    return;
  }
  for (const child of children) addTo(hash, join(path, child));
}
