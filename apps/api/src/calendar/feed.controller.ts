import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { callerAddress } from '../core/http/caller';
import { Route } from '../core/http/route';
import { FeedReader, type OpenFeed } from './feed-reader';

/** Outside `/api`, where calendars come in: no cookie, no sign-in, only an address that is a secret. */
@Controller('feeds')
export class FeedController {
  constructor(private readonly feeds: FeedReader) {}

  @Get(':token.ics')
  @Route({
    access: 'public',
    answer: 'file',
    problems: ['calendarFeed.notFound', 'calendarFeed.revoked', 'request.rateLimited'],
  })
  async read(
    @Param('token', { schema: z.string() }) token: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | StreamableFile | undefined> {
    const feed = await this.feeds.open(token, callerAddress(request));
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('X-Robots-Tag', 'noindex');
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    // Weak: on the way it may be compressed.
    response.setHeader('ETag', `W/"${feed.entityTag}"`);
    response.setHeader('Last-Modified', feed.changedAt.toUTCString());
    if (isKnown(request, feed)) {
      response.status(304);
      return undefined;
    }
    const { plain, gzipped } = await feed.write();
    const type = 'text/calendar; charset=utf-8';
    response.vary('Accept-Encoding');
    response.type(type);
    if (request.acceptsEncodings('gzip') === false) return plain;
    response.setHeader('Content-Encoding', 'gzip');
    return new StreamableFile(gzipped, { type, length: gzipped.length });
  }
}

/**
 * Whether the calendar has what the feed holds (RFC 9110, 13.2.2). Express would not say so to programs that add `Cache-Control:
 * no-cache` to every question; many calendars do, and it is meant for caches on the way.
 */
function isKnown({ headers }: Request, { entityTag, changedAt }: OpenFeed): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined)
    return known
      .split(',')
      .some((tag) => ['*', `"${entityTag}"`].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(changedAt.getTime() / 1_000) * 1_000 <= since;
}
