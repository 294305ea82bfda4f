import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import {
  type HelpRequest,
  helpRequestListSchema,
  type List,
  noWordsSchema,
  type Page,
  pageSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { HelpService } from './help.service';

@Controller()
export class HelpController {
  constructor(private readonly help: HelpService) {}

  @Get('help-requests')
  @Route({ access: 'helpRequest.list', answer: helpRequestListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<HelpRequest>> {
    return this.help.list(actor, page);
  }

  @Post('interests/:id/help')
  @Route({
    access: 'interest.help',
    answer: null,
    status: 204,
    limit: 'message',
    problems: ['interest.notFound', 'interest.helpTaken', 'fundingCall.notFound'],
  })
  begin(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: noWordsSchema }) _input: z.output<typeof noWordsSchema>,
  ): Promise<void> {
    return this.help.help(actor, id);
  }

  @Delete('interests/:id/help')
  @Route({
    access: 'interest.help',
    answer: null,
    problems: ['interest.notFound', 'fundingCall.notFound'],
  })
  end(@CurrentActor() actor: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.help.stopHelping(actor, id);
  }
}
