import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Response } from 'express';
import { CONFIG, type Config } from '../core/config/config';
import { createToken, hashToken } from '../core/secret/one-time-token';

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;
/** No meeting lasts longer; the visit itself ends with the meeting. */
const longestMilliseconds = 24 * 3_600_000;

/** The cookie of a guest: a secret of 256 random bits for one visit, of which only the hash is stored. */
@Injectable()
export class GuestCookie {
  private readonly name: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.name = config.isHttps ? '__Host-quartiersforum-guest' : 'quartiersforum-guest';
  }

  /** Hash of the token of the request, or null when there is none or it cannot be one. */
  read(request: Pick<IncomingMessage, 'headers'>): Buffer | null {
    const header = request.headers.cookie;
    if (header?.includes(this.name) !== true) return null;
    const token = parseCookie(header)[this.name];
    return token !== undefined && tokenPattern.test(token) ? hashToken(token) : null;
  }

  /** Gives the browser a new token; answers its hash. */
  set(response: Response): Buffer {
    const token = createToken();
    response.cookie(this.name, token, {
      ...{ httpOnly: true, secure: this.config.isHttps, sameSite: 'lax', path: '/' },
      maxAge: longestMilliseconds,
    });
    return hashToken(token);
  }
}
