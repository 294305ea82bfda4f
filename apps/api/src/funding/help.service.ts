import { Injectable } from '@nestjs/common';
import { DomainError, type HelpRequest, type List, type Page } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { FundingAnnouncer } from './funding-announcer';
import { FundingCallService } from './funding-call.service';
import { findHelpRequests } from './help.queries';
import { InterestEntity } from './interest.entity';

/**
 * The city helps with applications: somebody takes on what was asked for, or offers it unasked. One person helps at a time, so that
 * nobody believes that another one does.
 */
@Injectable()
export class HelpService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly calls: FundingCallService,
    private readonly announcer: FundingAnnouncer,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<HelpRequest>> {
    requirePermission(actor, 'helpRequest.list');
    return findHelpRequests(this.dataSource.manager, actor, this.clock.now(), page);
  }

  /** Twice by the same person is the same as once. Throws `interest.notFound`, `interest.helpTaken`. */
  async help(actor: Actor, interestId: string): Promise<void> {
    requirePermission(actor, 'interest.help');
    const { callId, organisationId } = await this.find(actor, interestId);
    const [taken]: [unknown[], number] = await this.dataSource.query(
      `update interest set help_by = $2, help_since = case when help_by = $2 then help_since else now() end, version = version + 1
       where id = $1 and (help_since is null or help_by = $2) returning id`,
      [interestId, actor.accountId],
    );
    if (taken.length === 0) throw new DomainError('interest.helpTaken');
    await this.announcer.helpChanged(callId, organisationId);
  }

  /** Nobody helps any more; what was asked for waits again. Throws `interest.notFound`. */
  async stopHelping(actor: Actor, interestId: string): Promise<void> {
    requirePermission(actor, 'interest.help');
    const { callId, organisationId } = await this.find(actor, interestId);
    await this.dataSource.query(
      `update interest set help_by = null, help_since = null, version = version + 1 where id = $1`,
      [interestId],
    );
    await this.announcer.helpChanged(callId, organisationId);
  }

  private async find(actor: Actor, id: string): Promise<InterestEntity> {
    const interest = await this.dataSource.manager.findOneBy(InterestEntity, { id });
    if (interest === null) throw new DomainError('interest.notFound');
    // What was withdrawn is not there for the city.
    await this.calls.read(actor, interest.callId);
    return interest;
  }
}
