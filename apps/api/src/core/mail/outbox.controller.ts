import { Controller, Get, Query } from '@nestjs/common';
import {
  type List,
  type OutboxMail,
  outboxMailListSchema,
  type Page,
  pageSchema,
} from '@quartiersforum/domain';
import type { Actor } from '../access/actor';
import { CurrentActor, Route } from '../http/route';
import { Outbox } from './outbox';

@Controller('outbox')
export class OutboxController {
  constructor(private readonly outbox: Outbox) {}

  @Get()
  @Route({ access: 'outbox.read', answer: outboxMailListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<OutboxMail>> {
    return this.outbox.list(actor, page);
  }
}
