import type { Readable } from 'node:stream';
import type { ArrivedFile } from './file-arrivals';

/**
 * Where the bytes of uploaded files lie, by the id of the row that owns them: a directory, or storage that speaks S3. A newcomer would
 * look here for who may read a file or what it is called: that is in the row; here are only bytes. Write the row first (as not yet
 * arrived), then the file: a crash between them leaves a row that says so, and never bytes that nobody knows of.
 *
 * Throws `server.unavailable` when the storage does not do what it is asked.
 */
export abstract class FileStore {
  /** Keeps the file durably under `id`, a UUID; the arrived file is used up. */
  abstract put(id: string, file: ArrivedFile): Promise<void>;
  /** The bytes from the beginning; null when there are none under this id. Whoever opens it reads it to the end or destroys it. */
  abstract open(id: string): Promise<Readable | null>;
  /** Removes it for good; it is no failure when it is gone already. */
  abstract delete(id: string): Promise<void>;
}
