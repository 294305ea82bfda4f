import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { giveResponseSchema, responseViewSchema, type ResponseView } from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { CurrentActor, Route } from '../../core/http/route';
import { MeetingResponseService } from './meeting-response.service';

@Controller()
export class MeetingResponseController {
  constructor(private readonly responses: MeetingResponseService) {}

  @Get('meetings/:id/response')
  @Route({ access: 'response.give', answer: responseViewSchema, problems: ['response.notFound'] })
  readOwn(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<ResponseView> {
    return this.responses.readOwn(actor, id);
  }

  @Put('meetings/:id/response')
  @Route({
    access: 'response.give',
    answer: responseViewSchema,
    problems: ['response.notFound', 'response.closed'],
  })
  giveOwn(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: giveResponseSchema }) given: z.output<typeof giveResponseSchema>,
  ): Promise<ResponseView> {
    return this.responses.giveOwn(actor, id, given);
  }

  /** The link from the mail; whatever it holds, it is found or it is not. */
  @Get('responses/:token')
  @Route({ access: 'public', answer: responseViewSchema, problems: ['response.notFound'] })
  readByLink(@Param('token', { schema: z.string() }) token: string): Promise<ResponseView> {
    return this.responses.readByLink(token);
  }

  @Put('responses/:token')
  @Route({
    access: 'public',
    answer: responseViewSchema,
    problems: ['response.notFound', 'response.closed'],
  })
  giveByLink(
    @Param('token', { schema: z.string() }) token: string,
    @Body({ schema: giveResponseSchema }) given: z.output<typeof giveResponseSchema>,
  ): Promise<ResponseView> {
    return this.responses.giveByLink(token, given);
  }
}
