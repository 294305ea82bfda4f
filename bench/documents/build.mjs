/** Builds the product's server when its sources have changed since the last time; Nx knows. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

export function buildProduct() {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, 'build', 'api'], {
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The product could not be built:\n${stdout}${stderr}`);
}
