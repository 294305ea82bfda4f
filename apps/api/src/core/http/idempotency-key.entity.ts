import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a POST that carried an `Idempotency-Key`, kept for a day; without a status it is still being worked on. */
@Entity()
export class IdempotencyKeyEntity {
  @PrimaryColumn('uuid')
  accountId: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  route: string;

  @Column('bytea')
  requestHash: Buffer;

  @Column('smallint', { nullable: true })
  status: number | null;

  @Column('jsonb', { nullable: true })
  response: unknown;

  @CreateDateColumn({ type: 'timestamptz' })
  @Index()
  createdAt: Date;
}
