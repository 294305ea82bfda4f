import {
  type AccountInvitation,
  invitationState,
  type Name,
  type Role,
} from '@quartiersforum/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An account offered to one address with one role; the link holds a token of which only the hash is here. */
@Entity()
@Unique(['tokenHash'])
export class AccountInvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('text')
  email: string;

  @Column('text')
  displayName: string;

  @Column('text')
  role: Role;

  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @Column('uuid', { nullable: true })
  contactPointId: string | null;

  /** Null for the first coordinator, whom nobody could invite. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}

export interface PlaceNames {
  readonly organisation: Name | null;
  readonly contactPoint: Name | null;
}

export function toAccountInvitation(
  entity: AccountInvitationEntity,
  { organisation, contactPoint }: PlaceNames,
  now: Date,
): AccountInvitation {
  return {
    id: entity.id,
    email: entity.email,
    displayName: entity.displayName,
    role: entity.role,
    organisation,
    contactPoint,
    state: invitationState(entity, now),
    createdAt: entity.createdAt.toISOString(),
    expiresAt: entity.expiresAt.toISOString(),
  };
}
