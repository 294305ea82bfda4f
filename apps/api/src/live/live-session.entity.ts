import type { QueueOrder } from '@quartiersforum/domain';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The clock of a meeting and the settings of its speaker queue. Which item is the current one stands at the item, once. Whoever
 * changes anything that people see live holds the lock of this row.
 */
@Entity()
@Check('ck_live_session_queue_order', `queue_order in ('arrival', 'unheardFirst')`)
export class LiveSessionEntity {
  @PrimaryColumn('uuid')
  meetingId: string;

  /** Rises with everything that people see live. */
  @Column('integer', { default: 1 })
  version: number;

  /** The version with the last change of course; a command that was given before it is refused, one before a raised hand is not. */
  @Column('integer', { default: 1 })
  steeredVersion: number;

  @Column('timestamptz', { nullable: true })
  itemStartedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  pausedAt: Date | null;

  /** Null until it starts; then as announced, plus what it was extended by. */
  @Column('timestamptz', { nullable: true })
  plannedEnd: Date | null;

  @Column('boolean', { default: true })
  isQueueOpen: boolean;

  @Column('text', { default: 'arrival' })
  queueOrder: QueueOrder;
}
