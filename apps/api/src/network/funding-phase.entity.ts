import type { FundingPhase } from '@quartiersforum/domain';
import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { ContactPointEntity } from './contact-point.entity';

/** A period of funding. Null means that the register says nothing, never that it says no. */
@Entity()
@Check('ck_funding_phase_dates', 'ends_on >= starts_on')
@Check('ck_funding_phase_end', 'not (is_permanent and ends_on is not null)')
export class FundingPhaseEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid')
  @Index()
  contactPointId: string;

  @Column('text', { nullable: true })
  programme: string | null;

  @Column('text', { nullable: true })
  printedEnd: string | null;

  @Column('date', { nullable: true })
  startsOn: string | null;

  @Column('date', { nullable: true })
  @Index()
  endsOn: string | null;

  @Column('boolean', { default: false })
  isPermanent: boolean;

  @Column('boolean', { default: false })
  isProvisional: boolean;

  @Column('boolean', { default: false })
  isExtensionInPreparation: boolean;

  @Column('boolean', { nullable: true })
  hasCityShare: boolean | null;

  /** Own share, in words. */
  @Column('text', { nullable: true })
  share: string | null;

  @Column('text', { nullable: true })
  note: string | null;

  @ManyToOne(() => ContactPointEntity, (contactPoint) => contactPoint.fundingPhases, {
    nullable: false,
    onDelete: 'CASCADE',
  })
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity>;
}

export function toFundingPhase(entity: FundingPhaseEntity): FundingPhase {
  return {
    id: entity.id,
    version: entity.version,
    programme: entity.programme,
    startsOn: entity.startsOn,
    printedEnd: entity.printedEnd,
    endsOn: entity.endsOn,
    isPermanent: entity.isPermanent,
    isProvisional: entity.isProvisional,
    isExtensionInPreparation: entity.isExtensionInPreparation,
    hasCityShare: entity.hasCityShare,
    share: entity.share,
    note: entity.note,
  };
}
