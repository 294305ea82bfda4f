import type { TopicState } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A topic in the Themenspeicher of a series. */
@Entity()
@Check('ck_topic_state', `state in ('open', 'taken', 'done', 'withdrawn')`)
export class TopicEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid')
  @Index()
  seriesId: string;

  @Column('text')
  title: string;

  @Column('text', { default: '' })
  description: string;

  @Column('text', { default: 'open' })
  state: TopicState;

  /** Null: nobody handed it in, a meeting did not get to it. */
  @Column('uuid', { nullable: true })
  @Index()
  authorAccountId: string | null;

  /** Meeting that did not get to it, the last one if there were several. */
  @Column('uuid', { nullable: true })
  @Index()
  carriedFromId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
