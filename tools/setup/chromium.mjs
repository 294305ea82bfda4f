/**
 * Finds a Chromium for the browser tests, or gets one: Debian's as root, else the binary that the npm package
 * @sparticuz/chromium carries with its libraries and fonts, which needs neither root nor a download.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, projectEnvironment, projectNode, root } from './project.mjs';
import { runQuietly } from './run.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const carried = join(root, 'node_modules/.cache/quartiersforum-chromium');

/** @returns {Promise<string>} path of a browser that starts. */
export async function findChromium({ log }) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!starts(given)) throw new Refusal(`CHROMIUM_PATH is ${given}, and that does not start.`);
    return given;
  }
  const found = [...usualPlaces, await playwrightsOwn()].find(starts);
  if (found) return found;
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isRootOnDebian && (await installFromDebian(log))) return '/usr/bin/chromium';
  return unpackCarried(log);
}

function starts(path) {
  if (!path || !existsSync(path)) return false;
  const { status } = spawnSync(path, ['--version', '--no-sandbox'], {
    stdio: 'ignore',
    timeout: 30_000,
  });
  return status === 0;
}

async function playwrightsOwn() {
  const { status, output } = await runQuietly(projectNode(), [
    '-p',
    "require('@playwright/test').chromium.executablePath()",
  ]);
  return status === 0 ? output.trim() : '';
}

async function installFromDebian(log) {
  log('Installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A machine that has just started may be updating itself.
  const patient = ['-o', 'DPkg::Lock::Timeout=180', '-o', 'Acquire::Retries=3'];
  const install = ['install', '--yes', '--no-install-recommends', 'chromium'];
  for (const args of [install, ['update'], install]) {
    const { status } = await runQuietly('apt-get', [...patient, ...args], {
      env,
      doing: 'apt-get',
      timeout: 300_000,
    });
    if (args === install && status === 0 && starts('/usr/bin/chromium')) return true;
  }
  return false;
}

async function unpackCarried(log) {
  const wrapper = join(carried, 'chromium-with-its-libraries');
  if (starts(wrapper)) return wrapper;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Refusal(
      'No Chromium found. Install one, or set CHROMIUM_PATH to a browser of its family.',
    );
  log('Unpacking the Chromium that the packages carry …');
  mkdirSync(carried, { recursive: true });
  const unpack = `
    const { inflate } = await import('@sparticuz/chromium');
    const files = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
    await Promise.all(files.map((name) => inflate('node_modules/@sparticuz/chromium/bin/' + name)));`;
  const { status, output } = await runQuietly(
    projectNode(),
    ['--input-type=module', '-e', unpack],
    {
      env: projectEnvironment({ TMPDIR: carried }),
    },
  );
  if (status !== 0)
    throw new Refusal(`Chromium could not be unpacked: ${output.trim().split('\n')[0]}`);
  pointFontsTo(carried);
  writeFileSync(
    wrapper,
    `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib:$LD_LIBRARY_PATH" FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`,
  );
  for (const file of [wrapper, join(carried, 'chromium')]) chmodSync(file, 0o755);
  if (!starts(wrapper))
    throw new Refusal(
      `The Chromium in ${carried} does not start here. Install Chromium, or set CHROMIUM_PATH to a browser of its family.`,
    );
  return wrapper;
}

/** The carried font settings name the directory of the service they were made for. */
function pointFontsTo(directory) {
  const settings = join(directory, 'fonts/fonts.conf');
  if (!existsSync(settings)) return;
  const text = readFileSync(settings, 'utf8');
  writeFileSync(settings, text.replaceAll('/tmp/fonts', join(directory, 'fonts')));
}
