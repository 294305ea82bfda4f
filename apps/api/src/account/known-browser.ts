import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { SecretBox } from '../core/secret/secret-box';
import { SessionCookie } from './session-cookie';

const markSchema = z.object({ id: z.uuid(), accountIds: z.array(z.uuid()) });
/** Which browser this is, and who has signed in with it before. */
export type BrowserMark = z.output<typeof markSchema>;

const yearMilliseconds = 365 * 86_400_000;
/** A shared computer remembers this many people; the earliest go first. */
const mostAccounts = 10;

/**
 * Recognises a browser from which somebody has signed in before, by a sealed cookie, so that its owner gets in while somebody else
 * guesses at the same account. It opens nothing and says nothing to anybody but this server.
 */
@Injectable()
export class KnownBrowser {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly box: SecretBox,
  ) {}

  async read(request: Request): Promise<BrowserMark | null> {
    const sealed = parseCookie(request.headers.cookie ?? '')[this.name()];
    if (sealed === undefined) return null;
    const mark = markSchema.safeParse(await this.box.open(sealed));
    return mark.success ? mark.data : null;
  }

  async remember(request: Request, response: Response, accountId: string): Promise<void> {
    const { id, accountIds } = (await this.read(request)) ?? { id: randomUUID(), accountIds: [] };
    const others = accountIds.filter((known) => known !== accountId);
    const mark: BrowserMark = { id, accountIds: [accountId, ...others].slice(0, mostAccounts) };
    const options = { ...this.cookie.attributes(), maxAge: yearMilliseconds };
    response.cookie(this.name(), await this.box.seal(mark), options);
  }

  private name(): string {
    return `${this.cookie.name}-browser`;
  }
}
