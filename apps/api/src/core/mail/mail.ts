import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { correspondenceDays, invitationDays } from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { Jobs } from '../jobs/jobs';
import { handOver, longestSeconds } from './hand-over';
import { type MailDelivery, MailFollowers } from './mail-followers';
import { type CalendarMethod, OutboxMailEntity } from './outbox-mail.entity';

export interface MailDraft {
  readonly to: string;
  readonly subject: string;
  /** Complete by itself. */
  readonly text: string;
  /** The same as a page, made by `htmlOf`, where everything is escaped. */
  readonly html?: string;
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string };
  /** Where such mails can be stopped: a page to look at, and a POST to it stops them without asking (RFC 8058). */
  readonly unsubscribeUrl?: string;
  /** Who wants to know what becomes of it, as registered with `MailFollowers`, and the id of the thing. */
  readonly about?: { readonly kind: string; readonly id: string };
}

const deliverJob = 'mail.deliver';
const tidyJob = 'mail.tidy';
const retries = 8;
/** One-time links and signed ones in a mail, as `/einladung/…43 characters…`. */
const secretLink = '/[A-Za-z0-9_-]{43}';

/**
 * Writes mails into the outbox, in the transaction of what they are about, and delivers them by job. A newcomer would send at once: a
 * mail about something that was rolled back cannot be called back.
 */
@Injectable()
export class Mail implements OnModuleInit {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly followers: MailFollowers,
  ) {}

  onModuleInit(): void {
    // A node that knows no mail server leaves the mails to those that do; to try would cost each mail one of its tries.
    if (this.config.smtpUrl !== undefined)
      this.jobs.register<{ mailId: string }>(
        deliverJob,
        { retries, longestSeconds },
        ({ mailId }, { isLast }) => this.deliver(mailId, isLast),
      );
    this.jobs.register(tidyJob, { cron: '17 3 * * *' }, () => this.tidy());
  }

  /** Leaves with the transaction of `manager`. Answers what there is to remember of it. */
  async write(draft: MailDraft, manager: EntityManager): Promise<MailDelivery> {
    const mail = await manager.save(this.row(manager, draft));
    if (this.config.smtpUrl !== undefined)
      await this.jobs.send(deliverJob, { mailId: mail.id }, (sql, values) =>
        manager.query(sql, values),
      );
    return { mailId: mail.id, state: mail.state, at: null };
  }

  /** Many mails at once, in as many statements as for one; they leave with the transaction of `manager`. */
  async writeAll(drafts: readonly MailDraft[], manager: EntityManager): Promise<void> {
    if (drafts.length === 0) return;
    const mails = drafts.map((draft) => ({ ...this.row(manager, draft), id: randomUUID() }));
    await manager.insert(OutboxMailEntity, mails);
    if (this.config.smtpUrl !== undefined)
      await this.jobs.sendAll(
        deliverJob,
        mails.map(({ id }) => ({ mailId: id })),
        (sql, values) => manager.query(sql, values),
      );
  }

  private row(manager: EntityManager, draft: MailDraft): OutboxMailEntity {
    const { html, calendar, about, unsubscribeUrl } = draft;
    return manager.create(OutboxMailEntity, {
      recipient: oneLine(draft.to),
      subject: oneLine(draft.subject),
      text: draft.text,
      html: html ?? null,
      calendarMethod: calendar?.method ?? null,
      calendar: calendar?.content ?? null,
      unsubscribeUrl: unsubscribeUrl ?? null,
      aboutKind: about?.kind ?? null,
      aboutId: about?.id ?? null,
      state: this.config.smtpUrl === undefined ? 'kept' : 'waiting',
    });
  }

  /**
   * The row stays locked while the mail server has it, so that no second job sends it too. The message id is that of the row: a
   * server that gets it twice after a crash can tell.
   */
  private async deliver(mailId: string, isLast: boolean): Promise<void> {
    const failure = await this.dataSource.transaction(async (manager) => {
      const mail = await manager.findOne(OutboxMailEntity, {
        where: { id: mailId },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (mail?.state !== 'waiting') return undefined;
      mail.attempts += 1;
      const error = await handOver(mail, this.config);
      if (error === undefined) {
        mail.state = 'sent';
        mail.sentAt = new Date();
        mail.text = mail.text.replace(new RegExp(secretLink, 'g'), '/…');
        mail.html = mail.calendar = mail.calendarMethod = mail.unsubscribeUrl = null;
      } else if (isLast) mail.state = 'failed';
      await manager.save(mail);
      if (mail.state !== 'waiting' && mail.aboutKind !== null && mail.aboutId !== null) {
        const { state, sentAt: at } = mail;
        const about = { kind: mail.aboutKind, id: mail.aboutId };
        await this.followers.tell(manager, about, { mailId, state, at });
      }
      return error;
    });
    if (failure !== undefined) throw new Error('the mail server did not take the mail');
  }

  /** Each night: no link lives longer than that of an invitation, no mail stays longer than it may be asked for. */
  async tidy(): Promise<void> {
    await this.dataSource.query(
      `delete from outbox_mail where state <> 'waiting' and created_at < now() - make_interval(days => $1)`,
      [correspondenceDays],
    );
    await this.dataSource.query(
      `update outbox_mail
          set text = regexp_replace(text, $1, '/…', 'g'), html = null, calendar = null, calendar_method = null, unsubscribe_url = null
        where created_at < now() - make_interval(days => $2)
          and (text ~ $1 or html is not null or calendar is not null or unsubscribe_url is not null)`,
      [secretLink, invitationDays],
    );
  }
}

/** Header fields are one line: a line break in a name must not begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
