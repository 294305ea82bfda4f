import type { OutboxMail } from '@quartiersforum/domain';
import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A mail as it was written. `waiting`: to be delivered; `kept`: no mail server is set up, the coordinator passes it on. */
@Entity()
export class OutboxMailEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  recipient: string;

  @Column('text')
  subject: string;

  /** Its one-time links are blotted out once it is delivered or they have died. */
  @Column('text')
  text: string;

  @Column('text', { default: 'waiting' })
  state: OutboxMail['state'];

  @Column('smallint', { default: 0 })
  attempts: number;

  @CreateDateColumn({ type: 'timestamptz' })
  @Index()
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  sentAt: Date | null;
}

export function toOutboxMail(entity: OutboxMailEntity): OutboxMail {
  return {
    id: entity.id,
    to: entity.recipient,
    subject: entity.subject,
    text: entity.text,
    state: entity.state,
    createdAt: entity.createdAt.toISOString(),
    sentAt: entity.sentAt?.toISOString() ?? null,
    attempts: entity.attempts,
  };
}
