import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  type AcceptInvitation,
  acceptInvitationSchema,
  type AccountInvitation,
  accountInvitationListSchema,
  accountInvitationSchema,
  createInvitationSchema,
  type CurrentSession,
  currentSessionSchema,
  type InvitationPreview,
  invitationPreviewSchema,
  type List,
  type LookupInvitation,
  lookupInvitationSchema,
  type Page,
  pageSchema,
} from '@quartiersforum/domain';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { CurrentActor, Route } from '../core/http/route';
import { AccountInvitationService } from './account-invitation.service';
import { SignInDoor } from './sign-in-door';

@Controller('account-invitations')
export class AccountInvitationController {
  constructor(
    private readonly invitations: AccountInvitationService,
    private readonly door: SignInDoor,
  ) {}

  @Get()
  @Route({ access: 'invitation.list', answer: accountInvitationListSchema })
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: pageSchema }) page: Page,
  ): Promise<List<AccountInvitation>> {
    return this.invitations.list(actor, page);
  }

  @Post()
  @Route({
    access: 'invitation.create',
    answer: accountInvitationSchema,
    limit: 'message',
    problems: ['account.emailTaken'],
  })
  create(
    @CurrentActor() actor: Actor,
    @Body({ schema: createInvitationSchema }) input: z.output<typeof createInvitationSchema>,
  ): Promise<AccountInvitation> {
    return this.invitations.create(actor, input);
  }

  @Delete(':id')
  @Route({ access: 'invitation.revoke', answer: null, problems: ['invitation.notFound'] })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
  ): Promise<void> {
    return this.invitations.revoke(actor, id);
  }

  @Post('lookup')
  @Route({
    access: 'public',
    answer: invitationPreviewSchema,
    status: 200,
    problems: ['invitation.notUsable'],
  })
  lookUp(
    @Body({ schema: lookupInvitationSchema }) { token }: LookupInvitation,
  ): Promise<InvitationPreview> {
    return this.invitations.lookUp(token);
  }

  @Post('accept')
  @Route({
    access: 'public',
    answer: currentSessionSchema,
    problems: ['invitation.notUsable', 'account.emailTaken', 'password.tooCommon'],
  })
  accept(
    @Body({ schema: acceptInvitationSchema }) input: AcceptInvitation,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CurrentSession> {
    return this.door.enter(request, response, (visitor) => this.invitations.accept(input, visitor));
  }
}
