import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { loadConfig } from '../src/core/config/config';
import { DiskFileStore } from '../src/core/file-store/disk-file-store';
import { FileArrivals } from '../src/core/file-store/file-arrivals';
import type { FileStore } from '../src/core/file-store/file-store';
import { S3FileStore } from '../src/core/file-store/s3-file-store';
import { Log } from '../src/core/log/log';
import { s3Bucket, s3Keys, s3Region, type S3Server, startS3Server } from './support/s3-server';

const log = Log.create('silent');
const most = 1_000_000;

let dataDir: string;
let arrivals: FileArrivals;
let s3: S3Server;
let stores: Record<'disk' | 's3', FileStore>;
const bucketOf = (server: S3Server) => ({
  endpoint: server.endpoint,
  bucket: s3Bucket,
  region: s3Region,
  ...s3Keys,
});
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-files-'));
  arrivals = new FileArrivals(loadConfig({ DATA_DIR: dataDir }), log);
  s3 = await startS3Server();
  stores = { disk: new DiskFileStore(dataDir, log), s3: new S3FileStore(bucketOf(s3), log) };
});
afterAll(async () => {
  await (stores.s3 as S3FileStore).onApplicationShutdown();
  await s3.close();
  await rm(dataDir, { recursive: true });
});

const arriving = () => readdir(join(dataDir, 'files', 'arriving'));
/** In pieces, as a request brings it. */
const inPieces = (bytes: Buffer) =>
  Readable.from(
    Array.from({ length: 10 }, (_, index) => {
      const size = Math.ceil(bytes.length / 10);
      return bytes.subarray(index * size, (index + 1) * size);
    }),
  );
const read = async (store: FileStore, id: string) => {
  const stream = await store.open(id);
  return stream === null ? null : buffer(stream);
};

describe.each(['disk', 's3'] as const)('a file in the store (%s)', (kind) => {
  it('comes back byte for byte, and nothing of its arrival stays', async () => {
    const [id, bytes] = [randomUUID(), randomBytes(300_001)];
    const file = await arrivals.receive(inPieces(bytes), most);
    expect(file.bytes).toBe(bytes.length);
    await stores[kind].put(id, file);
    expect(await read(stores[kind], id)).toEqual(bytes);
    expect(await arriving()).toEqual([]);
  });

  it('may be empty', async () => {
    const id = randomUUID();
    await stores[kind].put(id, await arrivals.receive(Readable.from([]), most));
    expect(await read(stores[kind], id)).toHaveLength(0);
  });

  it('is gone after it was deleted, and deleting it again is no failure', async () => {
    const id = randomUUID();
    await stores[kind].put(id, await arrivals.receive(inPieces(randomBytes(100)), most));
    await stores[kind].delete(id);
    await stores[kind].delete(id);
    expect(await read(stores[kind], id)).toBeNull();
  });
});

describe('a file that arrives', () => {
  it('is refused at the first byte too many, leaves nothing, and its sender can still be answered', async () => {
    const source = inPieces(randomBytes(1_000));
    await expect(arrivals.receive(source, 850)).rejects.toMatchObject({ code: 'request.tooLarge' });
    expect(source.destroyed).toBe(false);
    expect(await arriving()).toEqual([]);
  });

  it('leaves nothing when the sender goes away', async () => {
    const source = new Readable({ read: () => undefined });
    source.push('the beginning');
    const received = arrivals.receive(source, most);
    source.destroy(new Error('aborted'));
    await expect(received).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await arriving()).toEqual([]);
  });

  it('and was left by a crash is removed at the next start, one that is arriving is not', async () => {
    const folder = join(dataDir, 'files', 'arriving');
    for (const name of ['left', 'arriving']) await writeFile(join(folder, name), 'x');
    await utimes(join(folder, 'left'), 0, 0);
    await arrivals.onApplicationBootstrap();
    expect(await arriving()).toEqual(['arriving']);
    await rm(join(folder, 'arriving'));
  });
});

describe('the store on disk', () => {
  it('says that it is not available when it cannot write, and the file stays where it arrived', async () => {
    const file = await arrivals.receive(inPieces(randomBytes(10)), most);
    const blocked = new DiskFileStore(file.path, log); // a file where a directory should be
    await expect(blocked.put(randomUUID(), file)).rejects.toMatchObject({
      code: 'server.unavailable',
    });
    expect(await readFile(file.path)).toHaveLength(10);
    await arrivals.discard(file);
    expect(await arriving()).toEqual([]);
  });
});

describe('the store in a bucket', () => {
  it('keeps files apart from whatever else lies there', async () => {
    const id = randomUUID();
    await stores.s3.put(id, await arrivals.receive(inPieces(randomBytes(10)), most));
    expect([...s3.objects.keys()]).toContain(`files/${id}`);
  });

  it('says that it is not available when the key is wrong or the storage is down', async () => {
    const stranger = new S3FileStore({ ...bucketOf(s3), secretAccessKey: 'guessed' }, log);
    await expect(stranger.open(randomUUID())).rejects.toMatchObject({ code: 'server.unavailable' });
    await stranger.onApplicationShutdown();
    s3.isDown = true;
    await expect(stores.s3.delete(randomUUID())).rejects.toMatchObject({
      code: 'server.unavailable',
    });
    s3.isDown = false;
  });
});
