import type { ReminderRhythm, ReminderScope, ReminderSettings } from '@quartiersforum/domain';
import { Check, Column, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What somebody has chosen. Whoever never has, has no row: what is usual for their role may change later. */
@Entity()
@Check('ck_reminder_settings_scope', `scope in ('all', 'fitting', 'interested')`)
@Check('ck_reminder_settings_rhythm', `rhythm in ('weekly', 'atOnce')`)
export class ReminderSettingsEntity {
  @PrimaryColumn('uuid')
  accountId: string;

  @Column('integer')
  version: number;

  @Column('boolean')
  isOn: boolean;

  @Column('text')
  scope: ReminderScope;

  @Column('integer', { array: true })
  daysBefore: number[];

  @Column('boolean')
  hasFundingEnds: boolean;

  @Column('integer', { array: true })
  fundingEndDaysBefore: number[];

  @Column('text')
  rhythm: ReminderRhythm;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt: Date;
}

export function toReminderSettings(entity: ReminderSettingsEntity): ReminderSettings {
  return {
    version: entity.version,
    isOn: entity.isOn,
    scope: entity.scope,
    daysBefore: entity.daysBefore,
    hasFundingEnds: entity.hasFundingEnds,
    fundingEndDaysBefore: entity.fundingEndDaysBefore,
    rhythm: entity.rhythm,
  };
}
