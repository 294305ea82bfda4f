import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import {
  type Account,
  accountListSchema,
  accountSchema,
  type List,
  type Page,
  pageSchema,
  type UpdateAccount,
  updateAccountSchema,
} from '@quartiersforum/domain';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { AccountService } from './account.service';

@Controller('accounts')
export class AccountController {
  constructor(private readonly accounts: AccountService) {}

  @Get()
  @Route({ access: 'account.list', answer: accountListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<Account>> {
    return this.accounts.list(actor, page);
  }

  @Patch(':id')
  @Route({
    access: 'account.update',
    answer: accountSchema,
    problems: ['account.notFound', 'account.lastCoordinator'],
  })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: updateAccountSchema }) change: UpdateAccount,
  ): Promise<Account> {
    return this.accounts.update(actor, id, change);
  }
}
