import type { Role } from '@quartiersforum/domain';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What somebody signs in with. Name and affiliation are those of the person it belongs to. */
@Entity()
@Unique(['email'])
@Unique(['personId'])
@Unique(['oidcSubject'])
export class AccountEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  /** Lower case. */
  @Column('text')
  email: string;

  @Column('text')
  role: Role;

  /** argon2id in PHC form; null when the account only signs in through the identity provider. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  /** Issuer and subject of the identity provider, joined by a space. */
  @Column('text', { nullable: true })
  oidcSubject: string | null;

  @Column('boolean', { default: false })
  isExample: boolean;

  @Column('boolean', { default: false })
  isDisabled: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  lastSeenAt: Date | null;
}
