import { Entity, Index, PrimaryColumn } from 'typeorm';

/** That an account writes the minutes of a meeting, beside those who lead it. */
@Entity()
export class MeetingWriterEntity {
  @PrimaryColumn('uuid')
  meetingId: string;

  @PrimaryColumn('uuid')
  @Index()
  accountId: string;
}
