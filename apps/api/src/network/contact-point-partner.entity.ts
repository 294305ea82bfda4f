import type { Partner } from '@quartiersforum/domain';
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
import { OrganisationEntity } from './organisation.entity';

/** With whom a contact point works: exactly one of an organisation and another contact point. */
@Entity()
@Check(
  'ck_contact_point_partner_one',
  'num_nonnulls(organisation_id, partner_contact_point_id) = 1',
)
export class ContactPointPartnerEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  contactPointId: string;

  @Column('uuid', { nullable: true })
  @Index()
  organisationId: string | null;

  @Column('uuid', { nullable: true })
  partnerContactPointId: string | null;

  @Column('smallint', { default: 0 })
  position: number;

  @ManyToOne(() => ContactPointEntity, (contactPoint) => contactPoint.partners, {
    nullable: false,
    onDelete: 'CASCADE',
  })
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity>;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn()
  organisation: Relation<OrganisationEntity> | null;

  @ManyToOne(() => ContactPointEntity)
  @JoinColumn()
  partnerContactPoint: Relation<ContactPointEntity> | null;
}

export function toPartner(entity: ContactPointPartnerEntity): Partner {
  const { organisation, partnerContactPoint } = entity;
  if (partnerContactPoint !== null)
    return { kind: 'contactPoint', id: partnerContactPoint.id, name: partnerContactPoint.name };
  if (organisation !== null)
    return { kind: 'organisation', id: organisation.id, name: organisation.name };
  throw new Error(`partner ${entity.id} was loaded without its name`);
}
