import { Injectable, type OnModuleInit } from '@nestjs/common';
import { accessNeedsDays, isReminderDue, networkDay } from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { Jobs } from '../../core/jobs/jobs';
import { NetworkClock } from '../../network/network-clock';
import { MeetingEntity } from '../meeting.entity';
import { InvitationMails } from './invitation-mails';
import { reminderText } from './invitation-texts';
import { toAnnouncedPlan } from './meeting-announcement.entity';
import { readFacts } from './meeting-facts';
import { MeetingInvitationEntity } from './meeting-invitation.entity';
import { MeetingNews } from './meeting-news';

/**
 * Reminds those who have not answered, once for each date they were asked for. It looks every hour of the working day, so a server that
 * slept in the morning makes up for it, and nobody is written to at night.
 */
@Injectable()
export class MeetingReminder implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly clock: NetworkClock,
    private readonly news: MeetingNews,
    private readonly mails: InvitationMails,
  ) {}

  onModuleInit(): void {
    this.jobs.register('meeting.remind', { cron: '23 8-18 * * *' }, async () => {
      await this.news.tellMissed();
      await this.remind();
      await this.forget();
    });
  }

  /** One transaction for each meeting: what was sent is marked with it, and a crash in between sends nothing twice. */
  async remind(): Promise<void> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select distinct meeting.id from meeting join meeting_invitation as invitation on invitation.meeting_id = meeting.id
        where meeting.state = 'invited' and meeting.starts_at > $1 and meeting.starts_at < $1::timestamptz + interval '8 days'
          and invitation.response = 'open' and invitation.reminded_at is null`,
      [this.clock.now()],
    );
    for (const { id } of rows)
      await this.dataSource.transaction((manager) => this.remindOf(manager, id));
  }

  private async remindOf(manager: EntityManager, meetingId: string): Promise<void> {
    const meeting = await manager.findOne(MeetingEntity, {
      where: { id: meetingId, state: 'invited' },
      lock: { mode: 'pessimistic_write' },
    });
    if (meeting === null) return;
    const announced = await this.news.tell(manager, meeting); // nobody is reminded of a date that is no more
    if (announced === null) return;
    const silent = await manager.findBy(MeetingInvitationEntity, {
      ...{ meetingId, response: 'open', remindedAt: IsNull(), mailId: Not(IsNull()) },
    });
    const today = this.clock.today();
    const text = reminderText(await readFacts(manager, meeting), toAnnouncedPlan(announced));
    for (const invitation of silent) {
      if (!isReminderDue(networkDay(meeting.startsAt), networkDay(invitation.askedAt), today))
        continue;
      await this.mails.write(manager, invitation, announced, text, 'REQUEST');
      await manager.update(
        MeetingInvitationEntity,
        { id: invitation.id },
        { remindedAt: this.clock.now() },
      );
    }
  }

  /** What somebody needed to take part is nobody's business once the meeting is a while ago. */
  async forget(): Promise<void> {
    await this.dataSource.query(
      `update meeting_invitation as invitation set access_needs = '' from meeting
        where meeting.id = invitation.meeting_id and access_needs <> ''
          and coalesce(meeting.ended_at, meeting.starts_at) < $1::timestamptz - make_interval(days => $2)`,
      [this.clock.now(), accessNeedsDays],
    );
  }
}
