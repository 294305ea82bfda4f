import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import {
  DomainError,
  isAllowed,
  type ReminderLink,
  type ReminderSettings,
  type updateReminderSettingsSchema,
  usualReminderSettings,
} from '@quartiersforum/domain';
import type { Repository } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { SignedIds } from '../core/secret/signed-ids';
import { linkPurpose } from './reminder-mail';
import { findReminded, type Reminded } from './reminded.queries';
import { ReminderSettingsEntity, toReminderSettings } from './reminder-settings.entity';

type Chosen = z.output<typeof updateReminderSettingsSchema>;
type Owner = Pick<Reminded, 'accountId' | 'role'>;

/**
 * What somebody wants to be reminded of: their own, signed in or by the link at the foot of a mail. Looking changes nothing: mail
 * scanners open every link.
 */
@Injectable()
export class ReminderSettingsService {
  constructor(
    @InjectRepository(ReminderSettingsEntity)
    private readonly settings: Repository<ReminderSettingsEntity>,
    private readonly signedIds: SignedIds,
  ) {}

  async read(actor: Actor): Promise<ReminderSettings> {
    requirePermission(actor, 'reminderSettings.read', { relation: 'self' });
    return this.settingsOf(actor);
  }

  /** Throws `reminderSettings.changed` when somebody, as the same person in another window, was faster. */
  async update(actor: Actor, chosen: Chosen): Promise<ReminderSettings> {
    requirePermission(actor, 'reminderSettings.update', { relation: 'self' });
    return this.save(actor, chosen);
  }

  /** Throws `reminderLink.notFound` for a link that is not from here or whose account gets no reminders any more. */
  async readByLink(token: string): Promise<ReminderLink> {
    const owner = await this.ownerOf(token);
    return { name: owner.name, settings: await this.settingsOf(owner) };
  }

  /** Throws as `readByLink` and `update`. */
  async updateByLink(token: string, chosen: Chosen): Promise<ReminderLink> {
    const owner = await this.ownerOf(token);
    return { name: owner.name, settings: await this.save(owner, chosen) };
  }

  /** Ends the reminders whatever else is set; once more changes nothing. Throws `reminderLink.notFound`. */
  async stop(token: string): Promise<void> {
    const owner = await this.ownerOf(token);
    const usual = usualReminderSettings(owner.role);
    await this.write(owner, { ...usual, isOn: false }, 'settings.is_on');
  }

  private async settingsOf({ accountId, role }: Owner): Promise<ReminderSettings> {
    const entity = await this.settings.findOneBy({ accountId });
    return entity === null ? usualReminderSettings(role) : toReminderSettings(entity);
  }

  private async save(owner: Owner, chosen: Chosen): Promise<ReminderSettings> {
    if (!(await this.write(owner, chosen, 'settings.version = $2')))
      throw new DomainError('reminderSettings.changed');
    return this.settingsOf(owner);
  }

  /** Whether it was written: a row that is there is only overwritten under this condition, and then by stopping or by all of it. */
  private async write(
    { accountId }: Owner,
    chosen: Chosen,
    condition: 'settings.version = $2' | 'settings.is_on',
  ): Promise<boolean> {
    const isStop = condition === 'settings.is_on';
    const rows: unknown[] = await this.settings.query(
      `insert into reminder_settings as settings
         (account_id, version, is_on, scope, days_before, has_funding_ends, funding_end_days_before, rhythm)
       values ($1, $2::integer + 1, $3, $4, $5, $6, $7, $8)
       on conflict (account_id) do update set version = settings.version + 1, updated_at = now(), is_on = excluded.is_on
         ${isStop ? '' : everythingElse}
       where ${condition}
       returning version`,
      [
        accountId,
        chosen.version,
        chosen.isOn,
        chosen.scope,
        chosen.daysBefore,
        chosen.hasFundingEnds,
        chosen.fundingEndDaysBefore,
        chosen.rhythm,
      ],
    );
    return rows.length > 0;
  }

  private async ownerOf(token: string): Promise<Reminded> {
    const accountId = await this.signedIds.open(linkPurpose, token);
    const [owner] =
      accountId === null ? [] : await findReminded(this.settings.manager, { accountId });
    const isTheirs = { relation: 'self', role: owner?.role ?? null } as const;
    if (owner === undefined || !isAllowed('reminderSettings.update', isTheirs))
      throw new DomainError('reminderLink.notFound');
    return owner;
  }
}

const everythingElse = `, scope = excluded.scope, days_before = excluded.days_before, has_funding_ends = excluded.has_funding_ends,
  funding_end_days_before = excluded.funding_end_days_before, rhythm = excluded.rhythm`;
