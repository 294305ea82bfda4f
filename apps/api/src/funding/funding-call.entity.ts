import type {
  ApplicantKind,
  CallMode,
  CallOverride,
  CallPublication,
  FundingCall,
} from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A Förderaufruf. Its deadlines and the phases that follow from them are rows of their own, always written together with it. */
@Entity()
@Check('ck_funding_call_publication', `publication in ('proposed', 'published', 'withdrawn')`)
@Check('ck_funding_call_override', `override_kind in ('closedEarly', 'suspended', 'replaced')`)
export class FundingCallEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Rises with every change, publication and override included; `CallsInSight` hangs on that. */
  @Column('integer', { default: 1 })
  @Index()
  version: number;

  @Column('uuid')
  @Index()
  programmeId: string;

  @Column('text')
  title: string;

  @Column('text')
  publication: CallPublication;

  @Column('text')
  mode: CallMode;

  @Column('date', { nullable: true })
  opensOn: string | null;

  @Column('text', { array: true, default: [] })
  eligible: ApplicantKind[];

  @Column('jsonb', { default: [] })
  ownShares: FundingCall['ownShares'];

  @Column('integer', { nullable: true })
  amountMin: number | null;

  @Column('integer', { nullable: true })
  amountMax: number | null;

  @Column('integer', { nullable: true })
  durationMonthsMin: number | null;

  @Column('integer', { nullable: true })
  durationMonthsMax: number | null;

  @Column('integer', { nullable: true })
  leadTimeWeeks: number | null;

  @Column('boolean', { nullable: true })
  fundsFollowOn: boolean | null;

  @Column('text', { default: '' })
  conditions: string;

  @Column('text', { default: '' })
  contact: string;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { default: '' })
  source: string;

  @Column('timestamptz', { nullable: true })
  checkedAt: Date | null;

  @Column('uuid', { nullable: true })
  checkedBy: string | null;

  @Column('text', { nullable: true })
  overrideKind: CallOverride['kind'] | null;

  @Column('text', { nullable: true })
  overrideReason: string | null;

  @Column('date', { nullable: true })
  overrideSince: string | null;

  @Column('uuid', { nullable: true })
  replacedById: string | null;

  @Column('uuid', { nullable: true })
  proposedBy: string | null;

  /** What a search looks through, as `search_key` writes it. */
  @Column('text', { default: '' })
  searchWords: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  publishedAt: Date | null;
}
