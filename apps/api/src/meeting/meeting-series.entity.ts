import type { AgendaTemplateItem, MeetingKind, MeetingRhythm } from '@quartiersforum/domain';
import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A row of meetings of one body: when they are, and with what agenda each begins. */
@Entity()
@Check('ck_meeting_series_kind', `kind in ('exchange', 'workshop', 'other')`)
@Check('ck_meeting_series_duration', 'duration_minutes > 0')
export class MeetingSeriesEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid')
  @Index()
  bodyId: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: MeetingKind;

  @Column('jsonb')
  rhythm: MeetingRhythm;

  @Column('integer')
  durationMinutes: number;

  @Column('text', { default: '' })
  place: string;

  @Column('jsonb', { default: [] })
  template: AgendaTemplateItem[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
