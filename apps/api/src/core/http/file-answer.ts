import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';

/** A stored file as it goes out. */
export interface FileAnswer {
  /** Never changes for the same bytes. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly open: () => Promise<Readable>;
}

/**
 * Answers with a file that somebody else has handed in: to be kept, never to be shown in our origin. The type is ours and not to be
 * guessed at, scripts in it would run in a sandbox without an origin, and a copy in the browser is asked about each time, because the
 * next person at the same computer may be somebody else. Undefined: the browser's copy is right, 304.
 */
export async function answerFile(
  response: Response,
  { id, name, mediaType, bytes, open }: FileAnswer,
): Promise<StreamableFile | undefined> {
  response.attachment(name); // quotes, line breaks and what is not Latin as RFC 6266 has it
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('ETag', `"${id}"`);
  if (response.req.fresh) {
    response.status(304);
    return undefined;
  }
  return new StreamableFile(await open(), { type: mediaType, length: bytes });
}
