import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { correspondenceDays, invitationDays } from '@quartiersforum/domain';
import { createTransport } from 'nodemailer';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { Jobs } from '../jobs/jobs';
import { OutboxMailEntity } from './outbox-mail.entity';

export interface MailDraft {
  readonly to: string;
  readonly subject: string;
  /** Plain text only; there is no markup that could carry anything. */
  readonly text: string;
}

const deliverJob = 'mail.deliver';
const tidyJob = 'mail.tidy';
const retries = 8;
/** One-time links in a mail, as `/einladung/…43 characters…`. */
const oneTimeLink = '/[A-Za-z0-9_-]{43}';
const smtpMilliseconds = 20_000;

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
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ mailId: string }>(deliverJob, { retries }, ({ mailId }, { isLast }) =>
      this.deliver(mailId, isLast),
    );
    this.jobs.register(tidyJob, { cron: '17 3 * * *' }, () => this.tidy());
  }

  /** Leaves with the transaction of `manager`. */
  async write(draft: MailDraft, manager: EntityManager): Promise<void> {
    const { id } = await manager.save(
      manager.create(OutboxMailEntity, {
        recipient: oneLine(draft.to),
        subject: oneLine(draft.subject),
        text: draft.text,
        state: this.config.smtpUrl === undefined ? 'kept' : 'waiting',
      }),
    );
    if (this.config.smtpUrl !== undefined)
      await this.jobs.send(deliverJob, { mailId: id }, (sql, values) => manager.query(sql, values));
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
      const error = await this.hand(mail);
      if (error === undefined) {
        mail.state = 'sent';
        mail.sentAt = new Date();
        mail.text = mail.text.replace(new RegExp(oneTimeLink, 'g'), '/…');
      } else if (isLast) mail.state = 'failed';
      await manager.save(mail);
      return error;
    });
    if (failure !== undefined) throw new Error('the mail server did not take the mail');
  }

  private async hand(mail: OutboxMailEntity): Promise<unknown> {
    const transport = createTransport({
      url: this.config.smtpUrl,
      connectionTimeout: smtpMilliseconds,
      greetingTimeout: smtpMilliseconds,
      socketTimeout: smtpMilliseconds,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@quartiersforum>`,
      });
      return undefined;
    } catch (error) {
      return error ?? new Error('refused');
    } finally {
      transport.close();
    }
  }

  /** Each night: no link lives longer than that of an invitation, no mail stays longer than it may be asked for. */
  async tidy(): Promise<void> {
    await this.dataSource.query(
      `delete from outbox_mail where state <> 'waiting' and created_at < now() - make_interval(days => $1)`,
      [correspondenceDays],
    );
    await this.dataSource.query(
      `update outbox_mail set text = regexp_replace(text, $1, '/…', 'g')
        where created_at < now() - make_interval(days => $2) and text ~ $1`,
      [oneTimeLink, invitationDays],
    );
  }
}

/** Header fields are one line: a line break in a name must not begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
}
