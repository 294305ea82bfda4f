import { setImmediate } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  addDays,
  isAllowed,
  networkDay,
  type ReminderMoment,
  type ReminderSettings,
  type SentReminder,
  usualReminderSettings,
  weekOf,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { advisoryLock } from '../core/database/advisory-lock';
import { PublicAddress } from '../core/http/public-address';
import { Jobs } from '../core/jobs/jobs';
import { Mail, type MailDraft } from '../core/mail/mail';
import { SignedIds } from '../core/secret/signed-ids';
import { NetworkClock } from '../network/network-clock';
import { findReminded, type Reminded } from './reminded.queries';
import { linkPurpose, reminderDraft } from './reminder-mail';
import {
  findCallsAhead,
  findEndsAhead,
  findInterestsOf,
  findSent,
  recordSent,
} from './reminder.queries';
import { outlookOf, remindersOf } from './reminders-of';

/** Accounts that one transaction looks at. */
const batchSize = 100;
/** Before every id. */
const beforeAll = '00000000-0000-0000-0000-000000000000';
/** How long it is kept what was told of days that are over, in days. */
const keepDays = 30;
/** A round of thousands of accounts takes a minute. */
const longestSeconds = 600;

/**
 * Writes the reminders that are due: every hour of the day, so that a server that slept makes up for it, and nobody is written to at night.
 *
 * The one thing a newcomer would get wrong: nothing hangs on a round being the only one or coming to its end. Each batch of accounts writes its
 * mails and what they tell in one transaction, under a lock, after looking at what was told; a round that is broken off or begun twice
 * changes nothing about what anybody gets.
 */
@Injectable()
export class ReminderRound implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly clock: NetworkClock,
    private readonly mail: Mail,
    private readonly address: PublicAddress,
    private readonly signedIds: SignedIds,
  ) {}

  onModuleInit(): void {
    this.jobs.register('reminder.round', { cron: '7 7-19 * * *', longestSeconds }, () =>
      this.remind(),
    );
    this.jobs.register('reminder.tidy', { cron: '41 3 * * *' }, () => this.tidy());
  }

  async remind(): Promise<void> {
    const now = this.clock.now();
    const today = networkDay(now);
    const moment = { today, isDigest: await this.isDigestOpen(today) };
    let after: string | null = beforeAll;
    while (after !== null) {
      const begin: string = after;
      after = await this.dataSource.transaction((manager) =>
        this.remindBatch(manager, begin, now, moment),
      );
    }
    if (moment.isDigest)
      await this.dataSource.query(
        `insert into reminder_digest (week, finished_at) values ($1, $2) on conflict do nothing`,
        [weekOf(today), now],
      );
  }

  /** What was told of days that are long over; by then nothing hangs on it any more. */
  async tidy(): Promise<void> {
    const until = addDays(this.clock.today(), -keepDays);
    await this.dataSource.query(`delete from reminder_sent where day < $1`, [until]);
    await this.dataSource.query(`delete from reminder_digest where week < $1`, [until]);
  }

  private async isDigestOpen(today: string): Promise<boolean> {
    const written: unknown[] = await this.dataSource.query(
      `select from reminder_digest where week = $1`,
      [weekOf(today)],
    );
    return written.length === 0;
  }

  /** The last account of the batch; null when there are no more. As many statements for many accounts as for one. */
  private async remindBatch(
    manager: EntityManager,
    after: string,
    now: Date,
    moment: ReminderMoment,
  ): Promise<string | null> {
    await manager.query(`select pg_advisory_xact_lock($1)`, [advisoryLock.remind]);
    const batch = await findReminded(manager, { after, limit: batchSize });
    const { today } = moment;
    const until = lastDayOf(batch.map(settingsOf), today);
    const calls = await findCallsAhead(manager, now, until);
    const outlook = outlookOf(calls, await findEndsAhead(manager, today, until));
    const organisationIds = batch.flatMap(({ speaksFor }) => speaksFor ?? []);
    const interests = await findInterestsOf(manager, organisationIds, calls);
    const ids = batch.map(({ accountId }) => accountId);
    const told = await findSent(manager, ids, today);
    const drafts: MailDraft[] = [];
    const sent: (SentReminder & { readonly accountId: string })[] = [];
    for (const person of batch) {
      await setImmediate(); // others have requests meanwhile
      const { accountId, role, speaksFor } = person;
      const settings = settingsOf(person);
      if (!settings.isOn || !isAllowed('reminderSettings.read', { role, relation: 'self' }))
        continue;
      const own = speaksFor === null ? undefined : interests.get(speaksFor);
      const due = remindersOf(person, settings, outlook, own, told.get(accountId) ?? [], moment);
      if (due.sent.length === 0) continue;
      const { rhythm } = settings;
      drafts.push(
        reminderDraft(person.email, { ...due, ...(await this.links(person)), rhythm, today }),
      );
      sent.push(...due.sent.map((one) => ({ ...one, accountId })));
    }
    await recordSent(manager, sent);
    await this.mail.writeAll(drafts, manager);
    return batch.length < batchSize ? null : (ids.at(-1) ?? null);
  }

  private async links({ accountId }: Reminded) {
    const { url } = this.address;
    const token = await this.signedIds.sign(linkPurpose, accountId);
    return { url, settingsUrl: `${url}/erinnerungen/${token}` };
  }
}

function settingsOf({ chosen, role }: Reminded): ReminderSettings {
  return chosen ?? usualReminderSettings(role);
}

/** The last day that any of them asks about; a weekly mail looks ahead to Sunday. */
function lastDayOf(settings: readonly ReminderSettings[], today: string): string {
  const days = settings.flatMap((one) => [...one.daysBefore, ...one.fundingEndDaysBefore]);
  return addDays(today, Math.max(0, ...days) + 6);
}
