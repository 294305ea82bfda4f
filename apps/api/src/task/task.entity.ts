import type { TaskState } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import type { OwnerColumns } from './task-owner';

/** A task that approved minutes have made. One that a correction took away is withdrawn: kept, and shown nowhere. */
@Entity()
@Unique(['minutesEntryId'])
@Check('ck_task_state', `state in ('open', 'done', 'notDone')`)
@Check(
  'ck_task_owner',
  'num_nonnulls(owner_person_id, owner_organisation_id, owner_contact_point_id) <= 1',
)
export class TaskEntity implements OwnerColumns {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  meetingId: string;

  /** The entry of the minutes that it came from, the same in every version of them. */
  @Column('uuid')
  minutesEntryId: string;

  @Column('text')
  text: string;

  @Column('uuid', { nullable: true })
  @Index()
  ownerPersonId: string | null;

  @Column('uuid', { nullable: true })
  @Index()
  ownerOrganisationId: string | null;

  @Column('uuid', { nullable: true })
  @Index()
  ownerContactPointId: string | null;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('text', { default: 'open' })
  state: TaskState;

  @Column('integer', { default: 1 })
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  stateChangedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt: Date | null;
}
