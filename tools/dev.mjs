/**
 * `npm run dev`: the API rebuilt and restarted at each change on port 3000, and Angular's dev server with its proxy on
 * http://localhost:4200. One Ctrl-C stops both, the API in its own order.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './setup/install.mjs';
import { serverFlags } from './setup/server-flags.mjs';
import { explain, program, projectEnvironment, projectNode, root } from './setup/project.mjs';

const log = (line) => process.stdout.write(`${line}\n`);
/** Where apps/web/proxy.conf.json looks for the API. */
const apiPort = 3000;
const webPort = 4200;
const outdir = join(root, 'dist/dev/api');

let api = null;
let isStopping = false;

/** Restarts are one after the other: the next server may only start when the last one has let go of the data. */
let restarts = Promise.resolve();
function restart() {
  restarts = restarts.then(async () => {
    await stopApi();
    if (isStopping) return;
    api = spawn(projectNode(), [...serverFlags, join(outdir, 'main.mjs')], {
      cwd: root,
      stdio: 'inherit',
      detached: true,
      env: projectEnvironment({
        PORT: String(apiPort),
        // The browser talks to the dev server, so that is the origin to be expected.
        PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${webPort}`,
      }),
    });
  });
  return restarts;
}

function stopApi() {
  const child = api;
  api = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

async function watchApi() {
  const { context } = await import('esbuild');
  const { apiBuildOptions, entryPoints } = await import('./build-api.mjs');
  const restarter = {
    name: 'restart',
    setup(build) {
      build.onEnd(({ errors }) => {
        if (errors.length === 0) void restart();
      });
    },
  };
  const options = apiBuildOptions({ entryPoints: await entryPoints(), outdir });
  const watcher = await context({ ...options, plugins: [...options.plugins, restarter] });
  await watcher.watch();
  return watcher;
}

function serveWeb() {
  // Angular's dev server would listen on PORT, which is the API's.
  const { PORT: _apiPort, ...env } = projectEnvironment();
  return spawn(projectNode(), [program('nx'), 'serve', 'web', `--port=${webPort}`], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
    env,
  });
}

try {
  await ensureInstalled({ log });
  const watcher = await watchApi();
  const web = serveWeb();
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    if (web.exitCode === null) process.kill(-web.pid, 'SIGTERM');
    await watcher.dispose();
    await restarts;
    await stopApi();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
  web.once('exit', () => {
    if (!isStopping) log('The dev server has ended; stopping.');
    void stop();
  });
} catch (error) {
  explain(error);
}
