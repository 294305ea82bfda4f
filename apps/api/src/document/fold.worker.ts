/** The thread in which documents are folded, so that a long log never stops the event loop that sockets live on. */
import { parentPort } from 'node:worker_threads';
import { foldDocument, type FoldInput } from './fold-document';

parentPort?.on('message', ({ id, input }: { id: number; input: FoldInput }) => {
  try {
    parentPort?.postMessage({ id, fold: foldDocument(input) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : 'unknown' });
  }
});
