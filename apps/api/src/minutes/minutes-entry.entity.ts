import type { MinutesEntryKind, Vote } from '@quartiersforum/domain';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { OwnerColumns } from '../task/task-owner';

/** A decision, a task or an information beside the text. It keeps its id over corrections; each version holds a copy of its own. */
@Entity()
@Check('ck_minutes_entry_kind', `kind in ('decision', 'task', 'information')`)
@Check(
  'ck_minutes_entry_owner',
  'num_nonnulls(owner_person_id, owner_organisation_id, owner_contact_point_id) <= 1',
)
export class MinutesEntryEntity implements OwnerColumns {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  minutesId: string;

  @Column('uuid')
  @Index()
  agendaItemId: string;

  @Column('text')
  kind: MinutesEntryKind;

  @Column('text')
  text: string;

  @Column('jsonb', { nullable: true })
  vote: Vote | null;

  @Column('uuid', { nullable: true })
  ownerPersonId: string | null;

  @Column('uuid', { nullable: true })
  ownerOrganisationId: string | null;

  @Column('uuid', { nullable: true })
  ownerContactPointId: string | null;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** By the clock and not by the transaction: entries stand in this order. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}
