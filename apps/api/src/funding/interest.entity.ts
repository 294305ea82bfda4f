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

  @Column('uuid', { nullable: true })
  updatedBy: string | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}
