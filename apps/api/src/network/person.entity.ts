import type { Person } from '@quartiersforum/domain';
import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
  UpdateDateColumn,
} from 'typeorm';
import { ContactPointEntity } from './contact-point.entity';
import { OrganisationEntity, toName } from './organisation.entity';

/** A person of the network and where they work. An account, if there is one, belongs to a person, not the other way round. */
@Entity()
export class PersonEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('text')
  name: string;

  @Column('uuid', { nullable: true })
  @Index()
  organisationId: string | null;

  @Column('uuid', { nullable: true })
  @Index()
  contactPointId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;

  @ManyToOne(() => OrganisationEntity)
  @JoinColumn()
  organisation: Relation<OrganisationEntity> | null;

  @ManyToOne(() => ContactPointEntity)
  @JoinColumn()
  contactPoint: Relation<ContactPointEntity> | null;
}

/** Everything that `toPerson` needs beside the row itself. */
export const personRelations = { organisation: true, contactPoint: true } as const;

export function toPerson(entity: PersonEntity): Person {
  return {
    id: entity.id,
    version: entity.version,
    name: entity.name,
    organisation: entity.organisation && toName(entity.organisation),
    contactPoint: entity.contactPoint && toName(entity.contactPoint),
  };
}
