/** Installs the packages when they are missing or the lockfile has changed. Node's built-ins only. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, root } from './project.mjs';
import { runQuietly } from './run.mjs';

/** Bytes that the packages take, with room to build. */
const spaceNeeded = 1.8 * 1024 ** 3;
/** A registry that cannot be reached is asked once more after this time: a connection may break, a wrong address stays wrong. */
const pauseMilliseconds = 5_000;
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i;
const stamp = join(root, 'node_modules/.quartiersforum-installed');

export async function ensureInstalled({ log }) {
  const wanted = fingerprint();
  if (readIfThere(stamp) === wanted) return;
  const isFresh = !existsSync(join(root, 'node_modules/.package-lock.json'));
  if (isFresh || !isAsLocked()) {
    checkSpace();
    log(
      isFresh
        ? 'Installing the packages; this takes a minute or two, once.'
        : 'The packages have changed; installing them.',
    );
    await install(isFresh);
  }
  writeFileSync(stamp, wanted);
}

/**
 * A fresh clone is filled by `npm ci`. Where a registry lacks a package that the lockfile names, or `ci` finds the
 * lockfile out of step, `npm install --no-save` takes the locked versions all the same and leaves the file alone.
 */
async function install(isFresh) {
  const attempts = isFresh ? [['ci'], ['install', '--no-save']] : [['install', '--no-save']];
  let output = '';
  for (const attempt of attempts) {
    let result = await npm(attempt);
    if (unreachable.test(result.output) && result.status !== 0) {
      await pause(pauseMilliseconds);
      result = await npm(attempt);
    }
    if (result.status === 0) return;
    output = result.output;
    if (!/EUSAGE|in sync|ETARGET|E404|notarget/.test(output)) break;
  }
  throw new Refusal(reasonFor(output));
}

function npm(args) {
  const cli = process.env.npm_execpath;
  const common = [
    ...args,
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ];
  const options = { doing: 'installing', env: { ...process.env, NODE_ENV: '' } };
  return cli && /npm-cli\.c?js$/.test(cli)
    ? runQuietly(process.execPath, [cli, ...common], options)
    : runQuietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', common, options);
}

const reasons = [
  [/ENOSPC|no space left/i, 'The disk is full; free some space and start again.'],
  [
    unreachable,
    'npm could not reach its package registry; check the network (or the proxy settings of npm) and start again.',
  ],
  [/EACCES|EPERM/i, `npm may not write in ${root}; start as the owner of that directory.`],
];

function reasonFor(output) {
  const known = reasons.find(([pattern]) => pattern.test(output));
  if (known) return known[1];
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => /npm error|ERR!/.test(line));
  return `npm could not install the packages: ${lines[0] ?? output.trim().split('\n').at(-1) ?? 'no reason given'}`;
}

/** Whether somebody has already installed what the lockfile says, by `npm ci` or `npm install`. */
function isAsLocked() {
  try {
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(
      readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8'),
    ).packages;
    const isSame = ([path, { version }]) => locked[path]?.version === version;
    const isThere = ([path, { optional }]) => path === '' || optional === true || path in found;
    return Object.entries(found).every(isSame) && Object.entries(locked).every(isThere);
  } catch {
    return false;
  }
}

function checkSpace() {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free < spaceNeeded)
    throw new Refusal(
      `There is too little space on the disk of ${root}: ${gigabytes(free)} GB free, ${gigabytes(spaceNeeded)} GB needed.`,
    );
}

function gigabytes(bytes) {
  return (bytes / 1024 ** 3).toFixed(1);
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}\n`);
  for (const name of ['package.json', 'package-lock.json'])
    hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
