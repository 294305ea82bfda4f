import type { OutboxMail } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a calendar entry in a mail asks of the calendar. Source: RFC 5546, 1.4. */
export type CalendarMethod = 'REQUEST' | 'CANCEL';

/** A mail as it was written. `waiting`: to be delivered; `kept`: no mail server is set up, the coordinator passes it on. */
@Entity()
@Check('ck_outbox_mail_calendar', '(calendar is null) = (calendar_method is null)')
@Check('ck_outbox_mail_about', '(about_kind is null) = (about_id is null)')
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

  /** The same once more for mail programs that show it, and the calendar entry; gone once the mail server has them. */
  @Column('text', { nullable: true })
  html: string | null;

  @Column('text', { nullable: true })
  calendarMethod: CalendarMethod | null;

  @Column('text', { nullable: true })
  calendar: string | null;

  /** Where such mails can be stopped without a sign-in; gone with the links. */
  @Column('text', { nullable: true })
  unsubscribeUrl: string | null;

  /** Who wants to know what becomes of it, and of which thing. */
  @Column('text', { nullable: true })
  aboutKind: string | null;

  @Column('uuid', { nullable: true })
  aboutId: string | null;

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
