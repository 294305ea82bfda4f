import type { Attendee, AttendanceState } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/** Somebody who is, was or should be at a meeting. */
@Entity()
@Unique(['meetingId', 'accountId'])
@Unique(['invitationId'])
@Check('ck_attendee_kind', `kind in ('account', 'guest')`)
@Check('ck_attendee_state', `state in ('expected', 'present', 'excused', 'absent')`)
export class AttendeeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  meetingId: string;

  @Column('text')
  kind: Attendee['kind'];

  @Column('uuid', { nullable: true })
  @Index()
  accountId: string | null;

  @Column('uuid', { nullable: true })
  invitationId: string | null;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  affiliation: string | null;

  @Column('text', { default: 'expected' })
  state: AttendanceState;

  @Column('boolean', { default: false })
  isSubstitute: boolean;

  /** Somebody said how it is; what was answered beforehand counts no more. */
  @Column('boolean', { default: false })
  isSeen: boolean;

  @Column('timestamptz', { nullable: true })
  arrivedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

export function toAttendee(entity: AttendeeEntity): Attendee {
  const { id, kind, name, affiliation, state, isSubstitute, arrivedAt, leftAt } = entity;
  return {
    ...{ id, kind, name, affiliation, state, isSubstitute },
    arrivedAt: arrivedAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
  };
}
