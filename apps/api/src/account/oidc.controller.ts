import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { DomainError, returnAddress } from '@quartiersforum/domain';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { CONFIG, type Config } from '../core/config/config';
import { Route } from '../core/http/route';
import { SecretBox } from '../core/secret/secret-box';
import type { OidcJourney } from './oidc-provider';
import { OidcService } from './oidc.service';
import { SessionCookie } from './session-cookie';
import { SignInDoor } from './sign-in-door';

const journeyMilliseconds = 600_000;
const journeySchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  endsAt: z.number(),
});
const beginSchema = z.object({ returnTo: z.string().max(2_000).optional() });
const callbackSchema = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(500).optional(),
});

/** Two addresses that the browser itself walks through; what goes wrong is shown by the sign-in page. */
@Controller('oidc')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly cookie: SessionCookie,
    private readonly door: SignInDoor,
    private readonly box: SecretBox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('sign-in')
  @Route({
    access: 'public',
    answer: null,
    status: 302,
    problems: ['oidc.notConfigured', 'oidc.failed'],
  })
  async begin(
    @Query({ schema: beginSchema }) { returnTo = '/' }: z.output<typeof beginSchema>,
    @Res() response: Response,
  ): Promise<void> {
    const { url, journey } = await this.oidc.begin();
    const sealed = await this.box.seal({
      ...journey,
      returnTo: returnAddress(returnTo),
      endsAt: Date.now() + journeyMilliseconds,
    });
    response.cookie(this.journeyCookie(), sealed, {
      ...this.cookie.attributes(),
      maxAge: journeyMilliseconds,
    });
    response.redirect(url);
  }

  @Get('callback')
  @Route({ access: 'public', answer: null, status: 302, problems: ['oidc.notConfigured'] })
  async finish(
    @Query({ schema: callbackSchema }) _: z.output<typeof callbackSchema>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (this.config.oidc === undefined) throw new DomainError('oidc.notConfigured');
    const journey = await this.readJourney(request);
    response.clearCookie(this.journeyCookie(), this.cookie.attributes());
    const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
    const hasEntered = journey !== null && (await this.enter(request, response, query, journey));
    response.redirect(hasEntered ? journey.returnTo : '/anmelden?problem=oidc.failed');
  }

  private async enter(
    request: Request,
    response: Response,
    query: URLSearchParams,
    journey: OidcJourney,
  ): Promise<boolean> {
    try {
      await this.door.enter(request, response, (visitor) =>
        this.oidc.signIn(query, journey, visitor),
      );
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async readJourney(request: Request): Promise<z.output<typeof journeySchema> | null> {
    const sealed = parseCookie(request.headers.cookie ?? '')[this.journeyCookie()] ?? '';
    const journey = journeySchema.safeParse(await this.box.open(sealed));
    return journey.success && journey.data.endsAt > Date.now() ? journey.data : null;
  }

  private journeyCookie(): string {
    return `${this.cookie.name}-oidc`;
  }
}
