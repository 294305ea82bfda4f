import { Injectable } from '@nestjs/common';
import type { CurrentSession } from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import { callerAddress } from '../core/http/caller';
import { deviceText } from './device';
import { type BrowserMark, KnownBrowser } from './known-browser';
import { SessionCookie } from './session-cookie';

/** Where a sign-in comes from, as far as the server sees it by itself. */
export interface Visitor {
  readonly address: string | undefined;
  readonly device: string;
  readonly browser: BrowserMark | null;
  /** Token of the sign-in that the browser held before; it ends, so that no token outlives a sign-in. */
  readonly formerToken: string | null;
}

/** A sign-in that has begun; the token goes into the cookie and is stored nowhere. */
export interface BegunSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly current: CurrentSession;
}

/** Between the controllers and the browser: who is at the door, and what the browser is given to keep. */
@Injectable()
export class SignInDoor {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly browser: KnownBrowser,
  ) {}

  /** Lets whoever stands at the door do `begin`, gives the browser what came of it, and returns what the page may know. */
  async enter(
    request: Request,
    response: Response,
    begin: (visitor: Visitor) => Promise<BegunSession>,
  ): Promise<CurrentSession> {
    const { token, expiresAt, current } = await begin({
      address: callerAddress(request),
      device: deviceText(request.headers['user-agent']),
      browser: await this.browser.read(request),
      formerToken: this.cookie.read(request),
    });
    this.cookie.set(response, token, expiresAt);
    await this.browser.remember(request, response, current.account.id);
    return current;
  }

  leave(response: Response): void {
    this.cookie.clear(response);
  }
}
