import type { Interest } from '@quartiersforum/domain';
import {
  Check,
  Column,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/** What an organisation has in mind with a call; one of each. */
@Entity()
@Unique(['callId', 'organisationId'])
@Check('ck_interest_visibility', `visibility in ('all', 'city')`)
export class InterestEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid')
  callId: string;

  @Column('uuid')
  @Index()
  organisationId: string;

  @Column('text')
  state: Interest['state'];

  @Column('text')
  visibility: Interest['visibility'];

  @Column('text', { default: '' })
  note: string;

  @Column('boolean', { default: false })
  wantsHelp: boolean;

  /** Set as long as help is wanted: the list of those who wait is in this order. */
  @Column('timestamptz', { nullable: true })
  helpAskedAt: Date | null;

  /** Account of the person of the city who helps; gone with the account, while `helpSince` still says that somebody did. */
  @Column('uuid', { nullable: true })
  helpBy: string | null;

  @Column('timestamptz', { nullable: true })
  helpSince: Date | null;

  @Column('uuid', { nullable: true })
  updatedBy: string | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
