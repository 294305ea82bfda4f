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

/** An Anlaufstelle or Quartiersbüro; `released` only after its own okay to be shown to others than the network. */
@Entity()
@Unique(['name'])
@Check('ck_contact_point_state', `state in ('internal', 'released')`)
export class ContactPointEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  district: string | null;

  @Column('text', { nullable: true })
  focus: string | null;

  @Column('text', { default: 'internal' })
  state: z.infer<typeof contactPointStateSchema>;

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
 * The contact point as `isShown` allows it to be seen: the name of a partner that the asker may not read must not leak through the
 * contact point that works with it.
 */
export function toContactPoint(
  entity: ContactPointEntity,
  isShown: (contactPoint: ContactPointEntity) => boolean,
): ContactPoint {
  return {
    id: entity.id,
    name: entity.name,
    district: entity.district,
    focus: entity.focus,
    state: entity.state,
    providers: inOrder(entity.providers).map(({ organisation }) => toName(organisation)),
    partners: inOrder(entity.partners)
      .filter(({ partnerContactPoint: other }) => other === null || isShown(other))
      .map(toPartner),
    fundingPhases: [...entity.fundingPhases]
      .sort((a, b) => (a.endsOn ?? '9999').localeCompare(b.endsOn ?? '9999'))
      .map(toFundingPhase),
  };
}

function inOrder<Item extends { readonly position: number }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => a.position - b.position);
}
