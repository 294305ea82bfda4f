import type { CalendarFeed, CalendarFeedScope } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A calendar that somebody subscribes to. Its address is a secret of which only a hash is kept, in a row of its own. */
@Entity()
@Check('ck_calendar_feed_scope', `scope in ('all', 'fittingDeadlines', 'myMeetings')`)
export class CalendarFeedEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  accountId: string;

  @Column('text')
  scope: CalendarFeedScope;

  @Column('text', { default: '' })
  label: string;

  /** What was taken back before that, this feed never had. By the clock of the database, as the trace of dates. */
  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  rotatedAt: Date | null;

  /** Under the present address; to the hour, because nobody needs to know more about when somebody’s phone is on. */
  @Column('timestamptz', { nullable: true })
  lastFetchedAt: Date | null;

  /** Of what it held when it was last fetched. */
  @Column('text', { nullable: true })
  fingerprint: string | null;

  /** When it was first seen to hold that. */
  @Column('timestamptz', { nullable: true })
  changedAt: Date | null;
}

export function toCalendarFeed(entity: CalendarFeedEntity): CalendarFeed {
  return {
    id: entity.id,
    scope: entity.scope,
    label: entity.label,
    createdAt: entity.createdAt.toISOString(),
    rotatedAt: entity.rotatedAt?.toISOString() ?? null,
    lastFetchedAt: entity.lastFetchedAt?.toISOString() ?? null,
  };
}
