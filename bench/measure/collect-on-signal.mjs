/**
 * Loaded into every measured server with `--import`: SIGUSR2 collects garbage, so that memory figures show what is held and not
 * what happens to lie around. The server itself knows nothing of it.
 */
process.on('SIGUSR2', () => {
  const collect = /** @type {{ gc?: () => void }} */ (globalThis).gc;
  collect?.();
  collect?.();
});
