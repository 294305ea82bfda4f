import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Log } from '../log/log';
import type { ArrivedFile } from './file-arrivals';
import { FileStore } from './file-store';
import { storing } from './storing';

/**
 * Files below `DATA_DIR/files`, in 256 folders by hash, so that none grows without bounds. A file is complete or not there: it has been
 * written and synced elsewhere in the same directory before it gets its name.
 */
export class DiskFileStore extends FileStore {
  private readonly directory: string;

  constructor(
    dataDir: string,
    private readonly log: Log,
  ) {
    super();
    this.directory = join(dataDir, 'files');
  }

  put(id: string, file: ArrivedFile): Promise<void> {
    const path = this.pathOf(id);
    return storing(this.log, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(file.path, path);
      await syncDirectory(dirname(path));
      await syncDirectory(this.directory);
    });
  }

  open(id: string): Promise<Readable | null> {
    return storing(this.log, async () => {
      const file = await open(this.pathOf(id), 'r').catch(nullIfMissing);
      return file?.createReadStream() ?? null;
    });
  }

  delete(id: string): Promise<void> {
    return storing(this.log, () => rm(this.pathOf(id), { force: true }));
  }

  private pathOf(id: string): string {
    const folder = createHash('sha256').update(id).digest('hex').slice(0, 2);
    return join(this.directory, folder, id);
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** A rename is on the disk when its directory is; Windows does it by itself and refuses to open one. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
