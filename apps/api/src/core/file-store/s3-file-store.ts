import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Place } from '../config/config';
import type { Log } from '../log/log';
import type { ArrivedFile } from './file-arrivals';
import { FileStore } from './file-store';
import { storing } from './storing';

const connectMilliseconds = 5_000;
/** Without a byte, in either direction. */
const silentMilliseconds = 30_000;

/**
 * Files in a bucket of anything that speaks S3, as `files/<id>`. The SDK is several megabytes of code and is loaded at the first use:
 * most installations keep their files on disk.
 */
export class S3FileStore extends FileStore implements OnApplicationShutdown {
  private connected: Promise<Connection> | undefined;

  constructor(
    private readonly place: S3Place,
    private readonly log: Log,
  ) {
    super();
  }

  put(id: string, file: ArrivedFile): Promise<void> {
    return storing(this.log, async () => {
      const { client, sdk } = await this.connect();
      await client.send(
        new sdk.PutObjectCommand({
          ...this.addressOf(id),
          Body: createReadStream(file.path),
          ContentLength: file.bytes,
        }),
      );
      await rm(file.path, { force: true });
    });
  }

  open(id: string): Promise<Readable | null> {
    return storing(this.log, async () => {
      const { client, sdk } = await this.connect();
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(this.addressOf(id)));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    });
  }

  delete(id: string): Promise<void> {
    return storing(this.log, async () => {
      const { client, sdk } = await this.connect();
      await client.send(new sdk.DeleteObjectCommand(this.addressOf(id)));
    });
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.connected)?.client.destroy();
  }

  private addressOf(id: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.place.bucket, Key: `files/${id}` };
  }

  private connect(): Promise<Connection> {
    this.connected ??= import('@aws-sdk/client-s3').then((sdk) => {
      const { endpoint, region, accessKeyId, secretAccessKey } = this.place;
      const client = new sdk.S3Client({
        endpoint,
        region,
        credentials: { accessKeyId, secretAccessKey },
        forcePathStyle: true, // what is not Amazon's rarely has a name for each bucket
        // Checksums in trailers are new, and not every storage knows them.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        requestHandler: {
          connectionTimeout: connectMilliseconds,
          socketTimeout: silentMilliseconds,
        },
      });
      return { client, sdk };
    });
    return this.connected;
  }
}

interface Connection {
  readonly client: S3Client;
  readonly sdk: typeof import('@aws-sdk/client-s3');
}
