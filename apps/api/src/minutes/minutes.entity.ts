import type { MinutesState } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** The minutes of a meeting. While they are a draft, sections and entries are rows; what was approved is in `minutes_version`. */
@Entity()
@Unique(['meetingId'])
@Unique(['documentId'])
@Check('ck_minutes_state', `state in ('draft', 'approved')`)
@Check('ck_minutes_number', 'number >= 1 and (number = 1) = (reason is null)')
@Check(
  'ck_minutes_approved',
  `coalesce(approved_number, 0) = case state when 'approved' then number else number - 1 end`,
)
export class MinutesEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  meetingId: string;

  @Column('text', { default: 'draft' })
  state: MinutesState;

  /** Of the version that is written, or was approved last. */
  @Column('integer', { default: 1 })
  number: number;

  /** Why this version corrects the one before; null for the first. */
  @Column('text', { nullable: true })
  reason: string | null;

  /** The text that is written, or was approved last; each version has its own. */
  @Column('uuid')
  documentId: string;

  /** The latest version that everybody reads who belongs to the meeting; null before the first approval. */
  @Column('integer', { nullable: true })
  approvedNumber: number | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
