import type { CallState } from '@quartiersforum/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A stretch of time in which the state of a call and its next deadline stay the same; computed by `callPhases` at each change. */
@Entity()
export class FundingCallPhaseEntity {
  @PrimaryColumn('uuid')
  callId: string;

  @PrimaryColumn('timestamptz')
  startsAt: Date;

  @Column('timestamptz')
  @Index()
  endsAt: Date;

  @Column('text')
  state: CallState;

  @Column('uuid', { nullable: true })
  @Index()
  deadlineId: string | null;

  /** Day and end of that deadline once more: lists sort and filter by them. */
  @Column('date', { nullable: true })
  deadlineDay: string | null;

  @Column('timestamptz', { nullable: true })
  deadlineEndsAt: Date | null;
}
