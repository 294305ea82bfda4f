import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Response } from 'express';
import { CONFIG, type Config } from '../core/config/config';

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The cookie that holds the session's token. With https it is bound to this host (`__Host-`). SameSite=Lax lets a link from a mail
 * open a page signed in; unsafe requests are guarded by their Origin besides.
 */
@Injectable()
export class SessionCookie {
  readonly name: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.name = config.isHttps ? '__Host-quartiersforum' : 'quartiersforum';
  }

  /** The token of the request, or null when there is none or it cannot be one. */
  read(request: Pick<IncomingMessage, 'headers'>): string | null {
    const token = parseCookie(request.headers.cookie ?? '')[this.name];
    return token !== undefined && tokenPattern.test(token) ? token : null;
  }

  set(response: Response, token: string, expires: Date): void {
    response.cookie(this.name, token, { ...this.attributes(), expires });
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.attributes());
  }

  /** What every cookie of this room is. */
  attributes() {
    return { httpOnly: true, secure: this.config.isHttps, sameSite: 'lax', path: '/' } as const;
  }
}
