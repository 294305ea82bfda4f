import type { Deadline, DeadlineKind } from '@quartiersforum/domain';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A Stichtag of a call. */
@Entity()
@Check('ck_funding_deadline_basis', `basis in ('receipt', 'postmark')`)
export class FundingDeadlineEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  callId: string;

  @Column('text')
  kind: DeadlineKind;

  @Column('date')
  day: string;

  /** `HH:MM` in Europe/Berlin. */
  @Column('text', { nullable: true })
  time: string | null;

  @Column('text', { default: 'receipt' })
  basis: Deadline['basis'];

  @Column('boolean', { default: false })
  isEstimated: boolean;

  /** The instant from which it is missed; follows from day and time. */
  @Column('timestamptz')
  endsAt: Date;
}
