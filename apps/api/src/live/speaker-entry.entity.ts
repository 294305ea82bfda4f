import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A raised hand and what became of it. Who has spoken stays, so that others can come first. */
@Entity()
@Check('ck_speaker_entry_state', `state in ('waiting', 'speaking', 'heard')`)
@Index('uq_speaker_entry_waiting', ['attendeeId'], { unique: true, where: `state = 'waiting'` })
@Index('uq_speaker_entry_speaking', ['meetingId'], { unique: true, where: `state = 'speaking'` })
export class SpeakerEntryEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  @Index()
  meetingId: string;

  @Column('uuid')
  @Index()
  attendeeId: string;

  @Column('text', { default: 'waiting' })
  state: 'waiting' | 'speaking' | 'heard';

  @Column('integer')
  position: number;

  @CreateDateColumn({ type: 'timestamptz' })
  raisedAt: Date;

  @Column('timestamptz', { nullable: true })
  calledAt: Date | null;
}
