import type { Session } from '@quartiersforum/domain';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One sign-in. The cookie holds a token of which only the hash is here: who reads the table cannot sign in. */
@Entity()
@Unique(['tokenHash'])
export class SessionEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  @Index()
  accountId: string;

  @Column('text')
  device: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { default: () => 'now()' })
  lastSeenAt: Date;

  @Column('timestamptz')
  @Index()
  expiresAt: Date;
}

export function toSession(entity: SessionEntity, currentId: string): Session {
  return {
    id: entity.id,
    isCurrent: entity.id === currentId,
    createdAt: entity.createdAt.toISOString(),
    lastSeenAt: entity.lastSeenAt.toISOString(),
    device: entity.device,
  };
}
