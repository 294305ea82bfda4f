import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  askConfirmationSchema,
  type Confirmation,
  type ConfirmationRequest,
  confirmationRequestSchema,
  confirmationSchema,
  type ConfirmationView,
  confirmationViewSchema,
  confirmEntrySchema,
  type List,
  type Page,
  pageSchema,
  type StaleContactPoint,
  staleContactPointListSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { CurrentActor, Route } from '../../core/http/route';
import { ConfirmationService } from './confirmation.service';

@Controller()
export class ConfirmationController {
  constructor(private readonly confirmations: ConfirmationService) {}

  /** The link from the mail; whatever it holds, it is found or it is not. */
  @Get('confirmations/:token')
  @Route({
    access: 'public',
    answer: confirmationViewSchema,
    problems: ['confirmation.notFound', 'confirmation.expired'],
  })
  read(@Param('token', { schema: z.string() }) token: string): Promise<ConfirmationView> {
    return this.confirmations.readByLink(token);
  }

  @Post('confirmations/:token')
  @Route({
    access: 'public',
    answer: confirmationViewSchema,
    problems: ['confirmation.notFound', 'confirmation.expired'],
    status: 200,
  })
  confirmByLink(
    @Param('token', { schema: z.string() }) token: string,
    @Body({ schema: confirmEntrySchema }) _input: z.output<typeof confirmEntrySchema>,
  ): Promise<ConfirmationView> {
    return this.confirmations.confirmByLink(token);
  }

  @Post('contact-points/:id/confirm')
  @Route({
    access: 'contactPoint.confirm',
    answer: confirmationSchema,
    problems: ['contactPoint.notFound'],
    status: 200,
  })
  confirm(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: confirmEntrySchema }) _input: z.output<typeof confirmEntrySchema>,
  ): Promise<Confirmation> {
    return this.confirmations.confirmOwn(actor, id);
  }

  @Get('stale-contact-points')
  @Route({ access: 'confirmation.list', answer: staleContactPointListSchema })
  listStale(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<StaleContactPoint>> {
    return this.confirmations.listStale(actor, page);
  }

  @Post('contact-points/:id/confirmation-requests')
  @Route({
    access: 'confirmation.ask',
    answer: confirmationRequestSchema,
    limit: 'message',
    problems: ['contactPoint.notFound', 'confirmation.askedToday', 'confirmation.nobodyToAsk'],
  })
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: askConfirmationSchema }) _input: z.output<typeof askConfirmationSchema>,
  ): Promise<ConfirmationRequest> {
    return this.confirmations.ask(actor, id);
  }
}
