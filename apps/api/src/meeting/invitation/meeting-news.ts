import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MeetingNotice, noticeOf, planOf } from '@quartiersforum/domain';
import { DataSource, type EntityManager, In, IsNull, Not, Or } from 'typeorm';
import { Jobs } from '../../core/jobs/jobs';
import { NetworkClock } from '../../network/network-clock';
import { MeetingEntity } from '../meeting.entity';
import { MeetingFollowers, type PlanChange } from '../meeting-followers';
import { AnswerAnnouncer } from './answer-announcer';
import { InvitationMails } from './invitation-mails';
import { noticeText } from './invitation-texts';
import { InvitationWriter } from './invitation-writer';
import { readFacts } from './meeting-facts';
import { MeetingAnnouncementEntity, toAnnouncedPlan } from './meeting-announcement.entity';
import { MeetingInvitationEntity } from './meeting-invitation.entity';

const job = 'meeting.tellChanges';
/** Whoever corrects a date twice in a minute writes one mail. */
const patienceSeconds = 60;

/**
 * Tells the invited what has changed. A newcomer would write a mail for each change: a job compares, a minute later, what holds with
 * what people were last told, and what was put back meanwhile is never told. That the meeting will not be is told at once.
 */
@Injectable()
export class MeetingNews implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly clock: NetworkClock,
    private readonly followers: MeetingFollowers,
    private readonly mails: InvitationMails,
    private readonly writer: InvitationWriter,
    private readonly announcer: AnswerAnnouncer,
  ) {}

  onModuleInit(): void {
    this.followers.register({
      planChanged: (manager, meetingId, change) => this.ask(manager, meetingId, change),
    });
    this.jobs.register<{ meetingId: string; reason: string }>(
      job,
      { retries: 5, isOneWaitingPerKey: true },
      ({ meetingId, reason }) =>
        this.dataSource.transaction(async (manager) => {
          const meeting = await manager.findOne(MeetingEntity, {
            where: { id: meetingId },
            lock: { mode: 'pessimistic_write' },
          });
          if (meeting !== null) await this.tell(manager, meeting, reason);
        }),
    );
  }

  /**
   * Says what is new, if anything is; the caller holds the lock of the meeting. Null when nobody was ever invited, otherwise what
   * people are told from now on.
   */
  async tell(
    manager: EntityManager,
    meeting: MeetingEntity,
    reason = '',
  ): Promise<MeetingAnnouncementEntity | null> {
    const announced = await manager.findOneBy(MeetingAnnouncementEntity, { meetingId: meeting.id });
    const plan = planOf(meeting.state);
    if (announced === null || plan === null) return announced;
    const before = toAnnouncedPlan(announced);
    const { title, durationMinutes, place } = meeting;
    const startsAt = meeting.startsAt.toISOString();
    const after = { plan, title, startsAt, durationMinutes, place };
    const notice = noticeOf(before, after, this.clock.now());
    if (notice === null) return announced;
    // What will not be is called as people know it.
    Object.assign(
      announced,
      notice.method === 'CANCEL' ? { plan } : { ...meetingPlan(meeting), plan },
    );
    announced.sequence += 1;
    announced.announcedAt = this.clock.now();
    await manager.save(announced);
    if (notice.asksAgain) await this.askAgain(manager, meeting);
    await this.writeTo(
      manager,
      meeting,
      announced,
      (current) =>
        noticeText(
          notice,
          before,
          toAnnouncedPlan(current),
          // Of two messages that wait for their job the later is told, with its own words.
          meeting.state === 'cancelled' ? (meeting.cancelReason ?? '') : reason,
        ),
      notice,
    );
    await this.announcer.changed(manager, meeting.id);
    return announced;
  }

  /** What was missed, as when a job failed for good: asks again for every meeting of which people know something else. */
  async tellMissed(): Promise<void> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select meeting.id from meeting join meeting_announcement as told on told.meeting_id = meeting.id
        where greatest(meeting.starts_at, told.starts_at) > now()
          and ((meeting.state = 'cancelled' and told.plan <> 'cancelled') or (meeting.state = 'moved' and told.plan = 'fixed')
            or (meeting.state = 'invited'
              and (told.plan, told.title, told.starts_at, told.duration_minutes, told.place) is distinct from
                  ('fixed', meeting.title, meeting.starts_at, meeting.duration_minutes, meeting.place)))`,
    );
    for (const { id } of rows) await this.send(this.dataSource.manager, id, '', patienceSeconds);
  }

  private async ask(
    manager: EntityManager,
    meetingId: string,
    { action, reason }: PlanChange,
  ): Promise<void> {
    if (!(await manager.existsBy(MeetingAnnouncementEntity, { meetingId }))) return;
    const isAtOnce = action === 'cancel' || action === 'postpone';
    await this.send(manager, meetingId, reason, isAtOnce ? 0 : patienceSeconds);
  }

  private async send(
    manager: EntityManager,
    meetingId: string,
    reason: string,
    afterSeconds: number,
  ): Promise<void> {
    const key = afterSeconds === 0 ? `${meetingId} now` : meetingId;
    await this.jobs.send(
      job,
      { meetingId, reason },
      (sql, values) => manager.query(sql, values),
      afterSeconds === 0 ? { key } : { key, afterSeconds },
    );
  }

  /** Answers for the old beginning say nothing; who sends somebody else still does. */
  private async askAgain(manager: EntityManager, { id, startsAt }: MeetingEntity): Promise<void> {
    const ofMeeting = { meetingId: id, response: Not('substitute' as const) };
    const isForAnother = Or(IsNull(), Not(startsAt));
    await manager.update(
      MeetingInvitationEntity,
      { ...ofMeeting, answeredFor: isForAnother },
      {
        ...{ response: 'open', respondedAt: null, answeredFor: null },
        ...{ askedAt: this.clock.now(), remindedAt: null },
      },
    );
  }

  private async writeTo(
    manager: EntityManager,
    meeting: MeetingEntity,
    announced: MeetingAnnouncementEntity,
    textOf: (announced: MeetingAnnouncementEntity) => ReturnType<typeof noticeText>,
    { method }: MeetingNotice,
  ): Promise<void> {
    const invitations = await manager.findBy(MeetingInvitationEntity, { meetingId: meeting.id });
    const senders = await manager.findBy(MeetingInvitationEntity, {
      id: In(invitations.flatMap(({ substituteForId }) => substituteForId ?? [])),
    });
    const facts = await readFacts(manager, meeting);
    for (const invitation of invitations)
      if (invitation.mailId !== null)
        await this.mails.write(manager, invitation, announced, textOf(announced), method);
      else if (method === 'REQUEST') {
        // Named as a substitute while the date was open: this is the first they hear.
        const sender = senders.find(({ id }) => id === invitation.substituteForId);
        await this.writer.writeInvitation(manager, facts, announced, invitation, sender?.name);
      }
  }
}

/** What people are told of a meeting that takes place. */
export function meetingPlan({
  title,
  startsAt,
  durationMinutes,
  place,
}: MeetingEntity): Pick<
  MeetingAnnouncementEntity,
  'title' | 'startsAt' | 'durationMinutes' | 'place'
> {
  return { title, startsAt, durationMinutes, place };
}
