import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Somebody was told of a step of a date: written in the transaction of the mail. The day is part of the key and the deadline's id is not:
 * deadlines of a call are replaced as a whole, and one that stays where it was is still the same.
 */
@Entity()
export class ReminderSentEntity {
  @PrimaryColumn('uuid')
  accountId: string;

  /** Of the call or the contact point. */
  @PrimaryColumn('uuid')
  thingId: string;

  @PrimaryColumn('date')
  @Index()
  day: string;

  /** Days before. */
  @PrimaryColumn('integer')
  step: number;

  @Column('date')
  sentOn: string;
}
