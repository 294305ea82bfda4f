import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The address of a feed, as SHA-256 of its token. What was revoked is kept for a while, so that a calendar is told that it is over. */
@Entity()
export class CalendarFeedTokenEntity {
  @PrimaryColumn('bytea')
  hash: Buffer;

  /** Null after its feed is gone; then it is revoked, too. */
  @Column('uuid', { nullable: true })
  @Index()
  feedId: string | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
