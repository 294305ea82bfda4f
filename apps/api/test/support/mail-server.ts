import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

export interface MailServer {
  readonly received: Received[];
  /** What the application needs to send here. */
  readonly environment: Readonly<Record<string, string>>;
  /** How often the next mails are refused for now; `Infinity` for as long as it stays so. */
  refusals: number;
  /** Called when a mail is here and before the sender learns it. */
  beforeAccepting: () => Promise<void> | void;
  close(): Promise<void>;
}

/** A real mail server that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_, __, callback) {
      if (mailServer.refusals > 0) {
        mailServer.refusals -= 1;
        callback(Object.assign(new Error('try again later'), { responseCode: 451 }));
      } else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          data: Buffer.concat(chunks).toString(),
        });
        void Promise.resolve(mailServer.beforeAccepting()).then(() => callback());
      });
    },
  });
  server.on('error', () => undefined); // a sender that was killed
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const mailServer: MailServer = {
    received,
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Quartiersforum <forum@example.org>',
    },
    refusals: 0,
    beforeAccepting: () => undefined,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return mailServer;
}

/** One part of a mail that holds no parts itself, decoded. */
export interface MailPart {
  /** As `text/calendar; charset=utf-8; method=REQUEST`. */
  readonly type: string;
  readonly headers: string;
  readonly content: string;
}

/** The parts of a mail, in order. */
export function partsOf(data: string): MailPart[] {
  const end = data.indexOf('\r\n\r\n');
  const headers = data.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = data.slice(end + 4);
  const type = /^content-type: (.*)$/im.exec(headers)?.[1] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .flatMap((part) => partsOf(part.replace(/^\r\n/, '')));
  const encoding = /^content-transfer-encoding: (.*)$/im.exec(headers)?.[1] ?? '7bit';
  return [{ type, headers, content: decode(body, encoding.trim().toLowerCase()) }];
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** The subject, decoded. */
export function subjectOf(data: string): string {
  const raw = /^Subject: ((?:.*\r\n[ \t])*.*)$/m.exec(data)?.[1] ?? '';
  return raw
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : decode(text.replaceAll('_', ' '), 'quoted-printable'),
    );
}
