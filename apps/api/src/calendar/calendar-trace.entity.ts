import type { CalendarKind, DeadlineKind } from '@quartiersforum/domain';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What calendars need to know about the past of a date. Written by triggers of the tables that hold the dates and by nobody else; what
 * never changed has none.
 */
@Entity()
@Check('ck_calendar_trace_kind', `kind in ('meeting', 'deadline', 'fundingEnd')`)
export class CalendarTraceEntity {
  @PrimaryColumn('text')
  kind: CalendarKind;

  @PrimaryColumn('uuid')
  thingId: string;

  /** How often it changed. */
  @Column('integer', { default: 1 })
  sequence: number;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt: Date;

  /** Set when it is no more; then what follows says what it was. */
  @Column('timestamptz', { nullable: true })
  @Index()
  removedAt: Date | null;

  /** The call, or the contact point. */
  @Column('uuid', { nullable: true })
  ownerId: string | null;

  @Column('date', { nullable: true })
  day: string | null;

  @Column('text', { nullable: true })
  time: string | null;

  @Column('text', { nullable: true })
  deadlineKind: DeadlineKind | null;

  /** The programme of a funding. */
  @Column('text', { nullable: true })
  detail: string | null;
}
