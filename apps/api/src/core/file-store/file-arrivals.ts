import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { CONFIG, type Config } from '../config/config';
import { Log } from '../log/log';
import { storing } from './storing';

/** A file that has come in completely and lies beside the store, until it is put there or discarded. */
export interface ArrivedFile {
  readonly path: string;
  readonly bytes: number;
}

/** What is older belongs to a process that died: no request lasts that long. */
const abandonedMilliseconds = 60 * 60 * 1_000;

/**
 * Takes a file from a request to the disk, piece by piece, so that memory does not grow with its size. It lies in the same directory as
 * the store on disk, for a rename across file systems would be a copy.
 */
@Injectable()
export class FileArrivals implements OnApplicationBootstrap {
  private readonly directory: string;

  constructor(
    @Inject(CONFIG) { dataDir }: Config,
    private readonly log: Log,
  ) {
    this.directory = join(dataDir, 'files', 'arriving');
  }

  /**
   * Reads `source` to its end. Throws `request.tooLarge` at the first byte too many, `request.invalid` when the sender goes away, and
   * leaves nothing behind then. `source` is not destroyed: the sender still gets an answer.
   */
  async receive(source: Readable, mostBytes: number): Promise<ArrivedFile> {
    const path = join(this.directory, randomUUID());
    source.on('error', () => undefined); // until it is read, nobody else would hear that the sender has gone
    try {
      const bytes = await this.write(source, path, mostBytes);
      return { path, bytes };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** For what is not wanted after all; without effect once it is in the store. */
  async discard({ path }: ArrivedFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** What a crash has left. By age, because nodes may share the directory. */
  async onApplicationBootstrap(): Promise<void> {
    const names = await readdir(this.directory).catch(() => []);
    for (const name of names) {
      const path = join(this.directory, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > abandonedMilliseconds) await rm(path, { force: true });
    }
  }

  private async write(source: Readable, path: string, mostBytes: number): Promise<number> {
    const file = await storing(this.log, async () => {
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
      return open(path, 'wx', 0o600);
    });
    try {
      let bytes = 0;
      for await (const chunk of pieces(source)) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw new DomainError('request.tooLarge');
        await storing(this.log, () => file.writeFile(chunk));
      }
      await storing(this.log, () => file.sync());
      return bytes;
    } finally {
      await file.close();
    }
  }
}

async function* pieces(source: Readable): AsyncGenerator<Buffer> {
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    yield* chunks;
  } catch {
    throw new DomainError('request.invalid');
  }
}
