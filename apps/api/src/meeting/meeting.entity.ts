import type { MeetingKind, MeetingState } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A Treffen. Whoever changes it or its agenda holds the lock of its row meanwhile. */
@Entity()
@Check('ck_meeting_kind', `kind in ('exchange', 'workshop', 'other')`)
@Check(
  'ck_meeting_state',
  `state in ('draft', 'invited', 'running', 'paused', 'ended', 'documented', 'cancelled', 'moved')`,
)
@Check('ck_meeting_duration', 'duration_minutes > 0')
@Check(
  'ck_meeting_started',
  `(started_at is not null) = (state in ('running', 'paused', 'ended', 'documented'))`,
)
@Check('ck_meeting_ended', `(ended_at is not null) = (state in ('ended', 'documented'))`)
export class MeetingEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Rises with each change of what people are told: title, date, place, words, lead, state. */
  @Column('integer', { default: 1 })
  version: number;

  /** Rises with each change of the agenda. */
  @Column('integer', { default: 1 })
  agendaVersion: number;

  @Column('uuid', { nullable: true })
  @Index()
  seriesId: string | null;

  @Column('uuid')
  @Index()
  bodyId: string;

  @Column('text')
  kind: MeetingKind;

  @Column('text')
  title: string;

  @Column('text', { default: 'draft' })
  state: MeetingState;

  @Column('timestamptz')
  @Index()
  startsAt: Date;

  @Column('integer')
  durationMinutes: number;

  @Column('text', { default: '' })
  place: string;

  @Column('text', { default: '' })
  description: string;

  @Column('uuid', { nullable: true })
  @Index()
  leadAccountId: string | null;

  @Column('timestamptz', { nullable: true })
  startedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('text', { nullable: true })
  cancelReason: string | null;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
