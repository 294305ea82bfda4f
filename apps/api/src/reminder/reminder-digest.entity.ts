import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The weekly mails of a week are written. */
@Entity()
export class ReminderDigestEntity {
  /** Its Monday. */
  @PrimaryColumn('date')
  week: string;

  @Column('timestamptz')
  finishedAt: Date;
}
