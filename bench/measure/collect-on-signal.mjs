/**
 * Loaded into every measured server with `--import`: SIGUSR2 collects garbage and writes down what is left, so that memory figures
 * show what is held and not what happens to lie around. The server itself knows nothing of it.
 */
import { renameSync, writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  const collect = /** @type {{ gc?: () => void }} */ (globalThis).gc;
  collect?.();
  // What a first collection lets go of outside the heap (buffers) is only free after a second one.
  setImmediate(() => {
    collect?.();
    const { heapUsed, external } = process.memoryUsage();
    const file = process.env['BENCH_MEMORY_FILE'];
    if (!file) return;
    writeFileSync(`${file}.new`, JSON.stringify({ heldKb: (heapUsed + external) / 1024 }));
    renameSync(`${file}.new`, file);
  });
});
