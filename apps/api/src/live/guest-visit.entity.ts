import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** That somebody without an account is at a meeting. It is gone when the meeting has ended, and the cookie is worth nothing then. */
@Entity()
@Unique(['tokenHash'])
@Unique(['attendeeId'])
export class GuestVisitEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** SHA-256 of the cookie's token, which is nowhere else. */
  @Column('bytea')
  tokenHash: Buffer;

  @Column('uuid')
  @Index()
  meetingId: string;

  @Column('uuid')
  attendeeId: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
