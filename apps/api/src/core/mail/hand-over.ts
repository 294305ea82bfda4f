import { createTransport } from 'nodemailer';
import type { Config } from '../config/config';
import type { OutboxMailEntity } from './outbox-mail.entity';

const smtpMilliseconds = 20_000;
/** Connecting, greeting and each step of the conversation may take their time; beyond this the process is gone. */
export const longestSeconds = 180;

/**
 * Gives a mail to the mail server. Undefined when it took it, otherwise what went wrong. One recipient only; the calendar entry goes
 * as a part of its own, for programs that answer in the calendar, and as a file, for those that show attachments.
 */
export async function handOver(
  mail: OutboxMailEntity,
  { smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>,
): Promise<unknown> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: smtpMilliseconds,
    greetingTimeout: smtpMilliseconds,
    socketTimeout: smtpMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mailFrom,
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@quartiersforum>`,
      ...(mail.html !== null && { html: mail.html }),
      ...(mail.unsubscribeUrl !== null && {
        list: { unsubscribe: mail.unsubscribeUrl },
        headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      }),
      ...(mail.calendar !== null &&
        mail.calendarMethod !== null && {
          icalEvent: {
            method: mail.calendarMethod,
            content: mail.calendar,
            filename: 'termin.ics',
          },
        }),
    });
    return undefined;
  } catch (error) {
    return error ?? new Error('refused');
  } finally {
    transport.close();
  }
}
