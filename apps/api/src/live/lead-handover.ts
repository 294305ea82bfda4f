import { Injectable } from '@nestjs/common';
import { DomainError, type Role, workingRoles } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { MeetingAnnouncer } from '../meeting/meeting-announcer';
import { MeetingFollowers } from '../meeting/meeting-followers';
import type { MeetingEntity } from '../meeting/meeting.entity';

/** Gives the lead of a meeting to an account beside the coordinators, or takes it back. */
@Injectable()
export class LeadHandover {
  constructor(
    private readonly followers: MeetingFollowers,
    private readonly announcer: MeetingAnnouncer,
  ) {}

  /** The row of the meeting is locked. Throws `account.notFound` for an account that cannot lead. */
  async give(
    manager: EntityManager,
    meeting: MeetingEntity,
    accountId: string | null,
  ): Promise<void> {
    if (accountId !== null && !(await mayLead(manager, accountId)))
      throw new DomainError('account.notFound');
    meeting.leadAccountId = accountId;
    meeting.version += 1;
    await manager.save(meeting);
    await this.followers.circleChanged(manager, meeting.id);
    await this.announcer.told(manager, meeting.id);
  }
}

async function mayLead(manager: EntityManager, accountId: string): Promise<boolean> {
  const [account] = await manager.query<{ role: Role }[]>(
    `select role from account where id = $1 and not is_disabled`,
    [accountId],
  );
  return account !== undefined && workingRoles.includes(account.role);
}
