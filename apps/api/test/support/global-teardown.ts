import { rm } from 'node:fs/promises';

/** A timer that keeps nothing alive itself: it only comes to run when a spec has left something open. */
const leaveWithinMilliseconds = 15_000;

/**
 * A run in one process ends when nothing is open any more. What a failed spec has left (a node, a mail server) would keep it for ever
 * without a word, so it fails instead.
 */
function leaveAnyway(): void {
  setTimeout(() => {
    const open = new Set(process.getActiveResourcesInfo());
    process.stderr.write(`A spec has left something open: ${[...open].join(', ')}\n`);
    process.exit(1);
  }, leaveWithinMilliseconds).unref();
}

export default async function globalTeardown(): Promise<void> {
  if (globalThis.testServer) {
    const { server, dataDir } = globalThis.testServer;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
  leaveAnyway();
}
