import { isTakenBack, type Membership } from '@quartiersforum/domain';
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
import { BodyEntity } from './body.entity';
import { ContactPointEntity } from './contact-point.entity';
import { OrganisationEntity } from './organisation.entity';
import { PersonEntity } from './person.entity';

/** That an organisation, a contact point or a person belongs to a body from a day to a day, both inclusive. */
@Entity()
@Check('ck_membership_one', 'num_nonnulls(organisation_id, contact_point_id, person_id) = 1')
@Check('ck_membership_dates', 'valid_to is null or valid_to >= valid_from - 1')
export class MembershipEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  bodyId: string;

  @Column('uuid', { nullable: true })
  @Index()
  organisationId: string | null;

  @Column('uuid', { nullable: true })
  @Index()
  contactPointId: string | null;

  @Column('uuid', { nullable: true })
  @Index()
  personId: string | null;

  @Column('boolean', { default: false })
  isDeputy: boolean;

  @Column('date')
  validFrom: string;

  @Column('date', { nullable: true })
  validTo: string | null;

  @ManyToOne(() => BodyEntity, (body) => body.memberships, { nullable: false })
  @JoinColumn()
  body: Relation<BodyEntity>;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn()
  organisation: Relation<OrganisationEntity> | null;

  @ManyToOne(() => ContactPointEntity)
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity> | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn()
  person: Relation<PersonEntity> | null;
}

/** Everything that `toMembership` needs beside the row itself. */
export const membershipRelations = {
  organisation: true,
  contactPoint: true,
  person: true,
} as const;

export function toMembership(entity: MembershipEntity): Membership {
  return {
    id: entity.id,
    member: toMember(entity),
    isDeputy: entity.isDeputy,
    validFrom: entity.validFrom,
    validTo: entity.validTo,
  };
}

/** By name, then by time; what was taken back on its first day is kept in the table and not shown. */
export function toMemberships(entities: readonly MembershipEntity[]): Membership[] {
  return entities
    .filter((entity) => !isTakenBack(entity))
    .map(toMembership)
    .sort(
      (a, b) =>
        a.member.name.localeCompare(b.member.name, 'de') || (a.validFrom < b.validFrom ? -1 : 1),
    );
}

function toMember(entity: MembershipEntity): Membership['member'] {
  const { organisation, contactPoint, person } = entity;
  if (organisation !== null)
    return { kind: 'organisation', id: organisation.id, name: organisation.name };
  if (contactPoint !== null)
    return { kind: 'contactPoint', id: contactPoint.id, name: contactPoint.name };
  if (person !== null) return { kind: 'person', id: person.id, name: person.name };
  throw new Error(`membership ${entity.id} was loaded without its member`);
}
