import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { ContactPointEntity } from './contact-point.entity';
import { OrganisationEntity } from './organisation.entity';

/** Which Träger run a contact point; there may be several, in the order in which the register prints them. */
@Entity()
export class ContactPointProviderEntity {
  @PrimaryColumn('uuid')
  contactPointId: string;

  @PrimaryColumn('uuid')
  @Index()
  organisationId: string;

  @Column('smallint', { default: 0 })
  position: number;

  @ManyToOne(() => ContactPointEntity, (contactPoint) => contactPoint.providers, {
    onDelete: 'CASCADE',
  })
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity>;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn()
  organisation: Relation<OrganisationEntity>;
}
