import type { Body } from '@quartiersforum/domain';
import { Column, Entity, OneToMany, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { MembershipEntity, toMemberships } from './membership.entity';

/** A Gremium or Kreis of the network. */
@Entity()
@Unique(['name'])
export class BodyEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  name: string;

  @Column('text')
  purpose: string;

  @Column('text', { nullable: true })
  rhythm: string | null;

  @Column('text', { nullable: true })
  membershipRule: string | null;

  @Column('smallint', { default: 0 })
  position: number;

  @OneToMany(() => MembershipEntity, (membership) => membership.body)
  memberships: Relation<MembershipEntity>[];
}

export function toBody(entity: BodyEntity): Body {
  return {
    id: entity.id,
    version: entity.version,
    name: entity.name,
    purpose: entity.purpose,
    rhythm: entity.rhythm,
    membershipRule: entity.membershipRule,
    memberships: toMemberships(entity.memberships),
  };
}
