import type { AnnouncedPlan } from '@quartiersforum/domain';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What the invited were last told about a meeting, and the number of that message. */
@Entity()
@Check('ck_meeting_announcement_plan', `plan in ('fixed', 'open', 'cancelled')`)
export class MeetingAnnouncementEntity {
  @PrimaryColumn('uuid')
  meetingId: string;

  /** SEQUENCE of the calendar entry; rises with each round of mails. Source: RFC 5546, 2.1.4. */
  @Column('integer', { default: 0 })
  sequence: number;

  @Column('text')
  plan: AnnouncedPlan['plan'];

  @Column('text')
  title: string;

  @Column('timestamptz')
  startsAt: Date;

  @Column('integer')
  durationMinutes: number;

  @Column('text')
  place: string;

  @Column('timestamptz', { default: () => 'now()' })
  announcedAt: Date;
}

export function toAnnouncedPlan(entity: MeetingAnnouncementEntity): AnnouncedPlan {
  const { plan, title, startsAt, durationMinutes, place } = entity;
  return { plan, title, startsAt: startsAt.toISOString(), durationMinutes, place };
}
