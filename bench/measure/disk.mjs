/** How long this disk takes to make a small write durable. Commits wait for it, so it explains most tails of the latency. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { quantile, rounded } from './statistics.mjs';

/**
 * @param {string} directory on the disk that will hold the databases
 * @returns {{ p50: number, p95: number, max: number }} milliseconds
 */
export function measureSyncMs(directory) {
  const path = join(directory, 'sync-probe');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(8192, 1);
  const times = Array.from({ length: 200 }, (_, index) => {
    const start = performance.now();
    writeSync(file, block, 0, block.length, index * block.length);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  return {
    p50: rounded(quantile(times, 0.5)),
    p95: rounded(quantile(times, 0.95)),
    max: rounded(quantile(times, 1)),
  };
}
