import type { AgendaItem, AgendaItemKind, AgendaItemState } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A Tagesordnungspunkt. */
@Entity()
@Check(
  'ck_agenda_item_kind',
  `kind in ('opening', 'quarters', 'administration', 'fundingCalls', 'talk', 'topics', 'dates', 'discussion', 'work', 'break', 'other')`,
)
@Check('ck_agenda_item_visibility', `visibility in ('all', 'leads')`)
@Check('ck_agenda_item_state', `state in ('open', 'current', 'done', 'skipped', 'deferred')`)
@Check('ck_agenda_item_duration', 'duration_minutes >= 0 and spent_seconds >= 0')
export class AgendaItemEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid')
  @Index()
  meetingId: string;

  /** Order within the meeting. A removed item keeps its position, so that it can come back to its place. */
  @Column('integer')
  position: number;

  @Column('text')
  kind: AgendaItemKind;

  @Column('text')
  title: string;

  @Column('text', { default: '' })
  description: string;

  @Column('text', { default: '' })
  presenter: string;

  @Column('integer')
  durationMinutes: number;

  @Column('text', { default: 'all' })
  visibility: AgendaItem['visibility'];

  @Column('text', { default: '' })
  moderatorNotes: string;

  /** It came with the template of the series, and comes again next time by itself. */
  @Column('boolean', { default: false })
  isStanding: boolean;

  @Column('uuid', { nullable: true })
  @Index()
  topicId: string | null;

  @Column('text', { default: 'open' })
  state: AgendaItemState;

  /** Time used so far; while the item runs, until it was last begun. */
  @Column('integer', { default: 0 })
  spentSeconds: number;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
