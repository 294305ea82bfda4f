import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { CurrentSession } from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import { CONFIG, type Config } from '../core/config/config';
import { deviceText } from './device';

/** Where a sign-in comes from, as far as the server sees it by itself. */
export interface Visitor {
  readonly address: string | undefined;
  readonly device: string;
  /** Token of the sign-in that the browser held before; it ends, so that no token outlives a sign-in. */
  readonly formerToken: string | null;
}

/** A sign-in that has begun; the token goes into the cookie and is stored nowhere. */
export interface BegunSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly current: CurrentSession;
}

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

  visitor(request: Request): Visitor {
    return {
      address: request.socket.remoteAddress,
      device: deviceText(request.headers['user-agent']),
      formerToken: this.read(request),
    };
  }

  /** Puts the token into the browser and returns what the page may know. */
  give(response: Response, { token, expiresAt, current }: BegunSession): CurrentSession {
    response.cookie(this.name, token, { ...this.attributes(), expires: expiresAt });
    return current;
  }

  clear(response: Response): void {
    response.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { httpOnly: true, secure: this.config.isHttps, sameSite: 'lax', path: '/' } as const;
  }
}
