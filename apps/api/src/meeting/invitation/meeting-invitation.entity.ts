import type { Delivery, MeetingInvitation, Response } from '@quartiersforum/domain';
import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

/** That somebody is invited to a meeting, with an account or as a guest by address, and what they answered. */
@Entity()
@Unique(['meetingId', 'accountId'])
@Unique(['meetingId', 'email'])
@Check('ck_meeting_invitation_response', `response in ('open', 'yes', 'no', 'substitute')`)
@Check('ck_meeting_invitation_delivery', `delivery in ('waiting', 'sent', 'failed', 'kept')`)
@Check(
  'ck_meeting_invitation_substitute',
  `(response = 'substitute') = (substitute_name is not null and substitute_email is not null)`,
)
export class MeetingInvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  meetingId: string;

  @Column('uuid', { nullable: true })
  @Index()
  accountId: string | null;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  affiliation: string | null;

  /** Lower case. */
  @Column('text')
  email: string;

  /** The words that came with the invitation, to be there again when it is sent once more. */
  @Column('text', { default: '' })
  message: string;

  @Column('text', { default: 'open' })
  response: Response;

  @Column('text', { nullable: true })
  substituteName: string | null;

  @Column('text', { nullable: true })
  substituteEmail: string | null;

  /** The invitation of whoever sends this person instead; null for who was invited in the network's name. */
  @Column('uuid', { nullable: true })
  @Index()
  substituteForId: string | null;

  /** How many others were written to in this person's name, or in that of somebody they have sent. */
  @Column('integer', { default: 0 })
  substitutesNamed: number;

  @Column('text', { default: '' })
  wish: string;

  /** May tell of somebody's health: only for those who lead the meeting, never in a log or an export. */
  @Column('text', { default: '' })
  accessNeeds: string;

  @Column('timestamptz', { nullable: true })
  respondedAt: Date | null;

  /** The beginning of the meeting that the answer was for. */
  @Column('timestamptz', { nullable: true })
  answeredFor: Date | null;

  /** The latest mail to this person. */
  @Column('uuid', { nullable: true })
  mailId: string | null;

  @Column('text', { default: 'waiting' })
  delivery: Delivery;

  @Column('timestamptz', { nullable: true })
  deliveredAt: Date | null;

  /** When they were last asked for an answer: with the invitation, or because there is another date. */
  @Column('timestamptz', { default: () => 'now()' })
  askedAt: Date;

  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

/** For those who lead the meeting and nobody else. */
export function toMeetingInvitation(entity: MeetingInvitationEntity): MeetingInvitation {
  return {
    id: entity.id,
    account: entity.accountId === null ? null : { id: entity.accountId, name: entity.name },
    name: entity.name,
    affiliation: entity.affiliation,
    email: entity.email,
    response: entity.response,
    substitute: toSubstitute(entity),
    wish: entity.wish,
    accessNeeds: entity.accessNeeds,
    respondedAt: entity.respondedAt?.toISOString() ?? null,
    delivery: entity.delivery,
    deliveredAt: entity.deliveredAt?.toISOString() ?? null,
  };
}

/** Who comes instead; null when nobody does. */
export function toSubstitute({
  substituteName: name,
  substituteEmail: email,
}: MeetingInvitationEntity): MeetingInvitation['substitute'] {
  return name === null || email === null ? null : { name, email };
}
