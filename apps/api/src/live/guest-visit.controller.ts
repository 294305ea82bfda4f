import { Body, Controller, Post, Res } from '@nestjs/common';
import { guestVisitSchema, type LiveView, liveViewSchema } from '@quartiersforum/domain';
import type { Response } from 'express';
import type * as z from 'zod';
import { Route } from '../core/http/route';
import { GuestCookie } from './guest-cookie';
import { GuestVisits } from './guest-visits';
import { LiveService } from './live.service';

@Controller('guest-visits')
export class GuestVisitController {
  constructor(
    private readonly visits: GuestVisits,
    private readonly cookie: GuestCookie,
    private readonly live: LiveService,
  ) {}

  @Post()
  @Route({ access: 'public', answer: liveViewSchema, problems: ['guestVisit.notUsable'] })
  async begin(
    @Body({ schema: guestVisitSchema }) input: z.output<typeof guestVisitSchema>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LiveView> {
    const guest = await this.visits.begin(input, () => this.cookie.set(response));
    return this.live.read({ actor: null, guest }, guest.meetingId);
  }
}
