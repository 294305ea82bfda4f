import type { ApplicantKind, Name, Organisation, OrganisationKind } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/** A Träger, a Fachdienststelle or a partner. */
@Entity()
@Unique(['name'])
@Check('ck_organisation_kind', `kind in ('provider', 'department', 'partner')`)
export class OrganisationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  kind: OrganisationKind;

  /** As what it may apply for funding; empty: not known. */
  @Column('text', { array: true, default: [] })
  applicantKinds: ApplicantKind[];

  @Column('text', { nullable: true })
  website: string | null;

  @Column('date', { nullable: true })
  closedOn: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}

/** What an organisation says itself; the rest of it is said by others. */
export type OrganisationFacts = Omit<Organisation, 'contactPoints' | 'partnerOf' | 'bodies'>;

export function toOrganisationFacts(entity: OrganisationEntity): OrganisationFacts {
  return {
    id: entity.id,
    version: entity.version,
    name: entity.name,
    kind: entity.kind,
    applicantKinds: entity.applicantKinds,
    website: entity.website,
    closedOn: entity.closedOn,
  };
}

/** A thing named in passing; for organisations, contact points, bodies and people alike. */
export function toName({ id, name }: Name): Name {
  return { id, name };
}
