import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the specs sign in with at the storage. */
export const s3Keys = {
  accessKeyId: 'forum',
  secretAccessKey: 'a key of the specs/only+',
} as const;
export const s3Region = 'us-east-1';
export const s3Bucket = 'forum-files';

export interface S3Server {
  readonly endpoint: string;
  /** What lies in the bucket, by key. */
  readonly objects: Map<string, Buffer>;
  /** As long as it is true every request is answered 503. */
  isDown: boolean;
  close(): Promise<void>;
}

/**
 * Storage that speaks as much of S3 as the product uses: PutObject, GetObject and DeleteObject of one bucket, path style. It believes
 * nobody: each request must carry a right signature of version 4, computed here from the specification and not by the SDK.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    answer(request, response, state).catch(() => response.destroy());
  });
  const state = { objects, isDown: false };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { objects, isDown }: Pick<S3Server, 'objects' | 'isDown'>,
): Promise<void> {
  const body = await buffer(request);
  if (isDown) return refuse(response, 503, 'SlowDown');
  if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, bucket, ...rest] = pathname.split('/');
  const key = rest.map(decodeURIComponent).join('/');
  if (bucket !== s3Bucket) return refuse(response, 404, 'NoSuchBucket');
  if (request.method === 'PUT') {
    objects.set(key, body);
    response.writeHead(200, { ETag: '"1"' }).end();
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else {
    const object = objects.get(key);
    if (object === undefined) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'Content-Length': object.length }).end(object);
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'Content-Type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

/** Source: AWS General Reference, "Create a signed AWS API request". */
function isSigned({ headers, method, url }: IncomingMessage, body: Buffer): boolean {
  const scheme =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, keyId, day = '', region = '', names = '', signature] =
    scheme.exec(headers.authorization ?? '') ?? [];
  const payload = String(headers['x-amz-content-sha256']);
  if (keyId !== s3Keys.accessKeyId || region !== s3Region) return false;
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== hex(body)) return false;
  const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost');
  searchParams.sort();
  const canonical = [
    method,
    pathname,
    searchParams.toString(),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    payload,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${String(headers['x-amz-date'])}\n${scope}\n${hex(canonical)}`;
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${s3Keys.secretAccessKey}`,
  );
  return createHmac('sha256', key).update(toSign).digest('hex') === signature;
}

function hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
