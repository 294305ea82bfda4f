/**
 * `npm test`: every check there is, in the order in which a failure is cheapest to read. No stage stops another, only
 * packages that cannot be installed do. Each stage that is no test run counts as one check; the last line of all is
 * `N passed, N failed`. `npm test -- domain api` runs the named stages only.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { findChromium } from './setup/chromium.mjs';
import { countJest, countNode, countPlaywright } from './setup/count.mjs';
import { ensureInstalled } from './setup/install.mjs';
import {
  Refusal,
  explain,
  program,
  projectEnvironment,
  projectNode,
  root,
} from './setup/project.mjs';
import { runQuietly } from './setup/run.mjs';

const minute = 60_000;
const results = join(root, 'tmp/test-results');
const log = (line) => process.stdout.write(`${line}\n`);

function tool(path, args, { timeout, env = {}, doing }) {
  return runQuietly(projectNode(), [path, ...args], {
    env: projectEnvironment({ FORCE_COLOR: '0', NO_COLOR: '1', ...env }),
    timeout,
    doing,
  });
}

const nx = (target, timeout) => async () => {
  const args = ['run-many', '-t', target, '--parallel=2', '--output-style=stream'];
  return asCheck(await tool(program('nx'), args, { timeout, doing: target }));
};

const jest =
  (project, { timeout, env }) =>
  async () => {
    const file = join(results, `${project.replace('/', '-')}.json`);
    const config = join(root, project, 'jest.config.cjs');
    if (!existsSync(config)) return { passed: 0, failed: 0, output: '' };
    const args = ['-c', config, '--json', `--outputFile=${file}`, '--maxWorkers=2'];
    const run = await tool(program('jest'), args, { timeout, env, doing: project });
    return { ...countJest(readJson(file), run), output: run.output };
  };

/** The projects through Nx and its cache, and what belongs to no project. */
async function lint() {
  const projects = await nx('lint', 10 * minute)();
  const loose = asCheck(
    await tool(program('eslint'), ['--max-warnings=0', 'tools', 'bench', 'eslint.config.mjs'], {
      timeout: 5 * minute,
    }),
  );
  return {
    passed: projects.passed + loose.passed,
    failed: projects.failed + loose.failed,
    output: projects.output + loose.output,
  };
}

async function boundaries() {
  const sheriff = asCheck(
    await tool(program('@softarc/sheriff-core', 'sheriff'), ['verify'], { timeout: 5 * minute }),
  );
  const tests = await runQuietly(
    projectNode(),
    ['--test', '--test-reporter=tap', 'tools/test/*.test.mjs'],
    { env: projectEnvironment(), timeout: 8 * minute, doing: 'boundaries' },
  );
  const { passed, failed } = countNode(tests);
  return {
    passed: passed + sheriff.passed,
    failed: failed + sheriff.failed,
    output: sheriff.output + tests.output,
  };
}

async function build() {
  try {
    await ensureBuilt({ log: () => undefined });
    return { passed: 1, failed: 0, output: '' };
  } catch (error) {
    return { passed: 0, failed: 1, output: String(error) };
  }
}

async function browser() {
  const config = join(root, 'apps/e2e/playwright.config.ts');
  if (!existsSync(config)) return { passed: 0, failed: 0, output: '' };
  const file = join(results, 'browser.json');
  const run = await tool(
    program('@playwright/test', 'playwright'),
    ['test', '-c', config, '--reporter=list,json'],
    {
      timeout: 40 * minute,
      doing: 'browser',
      env: {
        CHROMIUM_PATH: await findChromium({ log }),
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      },
    },
  );
  return { ...countPlaywright(readJson(file), run), output: run.output };
}

const apiFlags = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
const stages = {
  format: async () =>
    asCheck(await tool(program('prettier'), ['--check', '.'], { timeout: 5 * minute })),
  lint,
  boundaries,
  types: nx('typecheck', 10 * minute),
  domain: jest('libs/domain', { timeout: 5 * minute }),
  document: jest('libs/document', { timeout: 5 * minute }),
  ui: jest('libs/ui', { timeout: 8 * minute }),
  web: jest('apps/web', { timeout: 8 * minute }),
  api: jest('apps/api', { timeout: 30 * minute, env: { NODE_OPTIONS: apiFlags } }),
  bench: jest('bench', { timeout: 5 * minute, env: { NODE_OPTIONS: apiFlags } }),
  build,
  browser,
};
const groups = { unit: ['domain', 'document', 'ui', 'web', 'bench'] };

function asCheck({ status, output, isTimedOut }) {
  const isGood = status === 0 && !isTimedOut;
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, output };
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function chosenStages() {
  const names = process.argv.slice(2).flatMap((name) => groups[name] ?? [name]);
  const unknown = names.filter((name) => !(name in stages));
  if (unknown.length > 0)
    throw new Refusal(
      `No such stage: ${unknown.join(', ')}. There are: ${Object.keys(stages).join(', ')}.`,
    );
  return names.length > 0 ? names : Object.keys(stages);
}

async function runStage(name) {
  const begin = Date.now();
  const { passed, failed, output } = await stages[name]().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error instanceof Refusal ? error.message : String(error?.stack ?? error),
  }));
  if (failed > 0) log(`\n${output.trim()}\n`);
  const seconds = Math.round((Date.now() - begin) / 1000);
  log(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  return { passed, failed };
}

try {
  const names = chosenStages();
  await ensureInstalled({ log });
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const begin = Date.now();
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const { passed, failed } = await runStage(name);
    total.passed += passed;
    total.failed += failed;
  }
  log(`\nAll of it took ${Math.round((Date.now() - begin) / 1000)} s.`);
  log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
} catch (error) {
  explain(error);
}
