import type { ContactPoint, contactPointStateSchema } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import type * as z from 'zod';
import { ContactPointPartnerEntity, toPartner } from './contact-point-partner.entity';
import { ContactPointProviderEntity } from './contact-point-provider.entity';
import { FundingPhaseEntity, toFundingPhase } from './funding-phase.entity';
import { toName } from './organisation.entity';
import type { RegisterSight } from './register-sight';

/** An Anlaufstelle or Quartiersbüro; `released` only after its own okay to be shown to others than the network. */
@Entity()
@Unique(['name'])
@Check('ck_contact_point_state', `state in ('internal', 'released')`)
@Check(
  'ck_contact_point_location',
  `(latitude is null and longitude is null)
    or (latitude between -90 and 90 and longitude between -180 and 180)`,
)
export class ContactPointEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  district: string | null;

  @Column('text', { nullable: true })
  focus: string | null;

  @Column('text', { default: 'internal' })
  state: z.infer<typeof contactPointStateSchema>;

  @Column('text', { nullable: true })
  offers: string | null;

  @Column('text', { array: true, default: [] })
  targetGroups: string[];

  @Column('text', { nullable: true })
  openingHours: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  /** Degrees (WGS 84); both or none. */
  @Column('double precision', { nullable: true })
  latitude: number | null;

  @Column('double precision', { nullable: true })
  longitude: number | null;

  @Column('date', { nullable: true })
  confirmedOn: string | null;

  @Column('date', { nullable: true })
  closedOn: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @OneToMany(() => ContactPointProviderEntity, (provider) => provider.contactPoint)
  providers: Relation<ContactPointProviderEntity>[];

  @OneToMany(() => ContactPointPartnerEntity, (partner) => partner.contactPoint)
  partners: Relation<ContactPointPartnerEntity>[];

  @OneToMany(() => FundingPhaseEntity, (phase) => phase.contactPoint)
  fundingPhases: Relation<FundingPhaseEntity>[];
}

/** Everything that `toContactPoint` needs beside the row itself. */
export const contactPointRelations = {
  providers: { organisation: true },
  partners: { organisation: true, partnerContactPoint: true },
  fundingPhases: true,
} as const;

/**
 * The contact point as far as it is in `sight`: the name of a partner that the asker may not read must not leak through the contact
 * point that works with it.
 */
export function toContactPoint(
  entity: ContactPointEntity,
  { states, hasNotes }: RegisterSight,
): ContactPoint {
  const { latitude, longitude } = entity;
  return {
    id: entity.id,
    version: entity.version,
    name: entity.name,
    district: entity.district,
    focus: entity.focus,
    state: entity.state,
    providers: inOrder(entity.providers).map(({ organisation }) => toName(organisation)),
    partners: inOrder(entity.partners)
      .filter(({ partnerContactPoint: other }) => other === null || states.includes(other.state))
      .map(toPartner),
    fundingPhases: [...entity.fundingPhases]
      .sort((a, b) => (a.endsOn ?? '9999').localeCompare(b.endsOn ?? '9999'))
      .map((phase) => ({ ...toFundingPhase(phase), ...(!hasNotes && { note: null }) })),
    offers: entity.offers,
    targetGroups: entity.targetGroups,
    openingHours: entity.openingHours,
    contact: {
      address: entity.address,
      phone: entity.phone,
      email: entity.email,
      website: entity.website,
    },
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    confirmedOn: entity.confirmedOn,
    closedOn: entity.closedOn,
  };
}

function inOrder<Item extends { readonly position: number }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => a.position - b.position);
}
