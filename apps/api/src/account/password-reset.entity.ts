import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A link to choose a new password, sent to the address of an account; only the hash of its token is here. */
@Entity()
@Unique(['tokenHash'])
export class PasswordResetEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  @Index()
  accountId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
