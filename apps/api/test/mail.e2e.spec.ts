import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { List, OutboxMail } from '@quartiersforum/domain';
import { SMTPServer } from 'smtp-server';
import { DataSource } from 'typeorm';
import { Jobs } from '../src/core/jobs/jobs';
import { Mail } from '../src/core/mail/mail';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { lastMail } from './support/outbox';
import { until } from './support/until';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

const received: Received[] = [];
/** How often the mail server refuses before it takes a mail. */
let refusals = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(_, __, callback) {
    if (refusals > 0) {
      refusals -= 1;
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
      callback();
    });
  },
});

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'forum@example.org' };
  app = await startTestApp({ environment });
  coordinator = await app.agent('coordinator');
});
afterAll(async () => {
  await app.close();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
});
beforeEach(() => received.splice(0));

const write = (to: string, text = 'Guten Tag') =>
  app.dataSource.transaction((manager) =>
    app.nest.get(Mail).write({ to, subject: 'Grüße\r\nBcc: opfer@example.org', text }, manager),
  );
const delivered = (to: string) =>
  until(async () => {
    const mail = await lastMail(coordinator, to);
    return mail.state === 'sent' && mail;
  }) as Promise<OutboxMail>;

describe('a mail', () => {
  it('is delivered by a job, once, to one recipient, as plain text', async () => {
    await write('boy@example.org');
    const mail = await delivered('boy@example.org');
    expect(mail.attempts).toBe(1);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'forum@example.org', to: ['boy@example.org'] });
    expect(received[0]?.data).toContain(`Message-ID: <${mail.id}@quartiersforum>`);
    expect(received[0]?.data).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(received[0]?.data).not.toMatch(/^Bcc:/m);
  });

  it('with a one-time link keeps the link out of the outbox once it is delivered', async () => {
    const token = 'x'.repeat(43);
    await write('link@example.org', `https://forum.example.org/einladung/${token}\n`);
    const mail = await delivered('link@example.org');
    expect(received[0]?.data.replaceAll('=\r\n', '')).toContain(token);
    expect(mail.text).toBe('https://forum.example.org/einladung/…\n');
  });

  it('is not written when what it is about is rolled back', async () => {
    const rolledBack = app.dataSource.transaction(async (manager) => {
      await app.nest.get(Mail).write({ to: 'nie@example.org', subject: 'x', text: 'x' }, manager);
      throw new Error('the rest failed');
    });
    await expect(rolledBack).rejects.toThrow('the rest failed');
    await write('danach@example.org');
    await delivered('danach@example.org');
    expect(received.map(({ to }) => to)).toEqual([['danach@example.org']]);
    const { body } = await coordinator.get<List<OutboxMail>>('/api/outbox');
    expect(body.items.map(({ to }) => to)).not.toContain('nie@example.org');
  });

  it('is sent again after the mail server was busy', async () => {
    refusals = 1;
    await write('spaeter@example.org');
    await until(async () => (await lastMail(coordinator, 'spaeter@example.org')).attempts === 1);
    // The next try comes after half a minute; here it comes now.
    await until(async () => {
      const [row] = await app.dataSource.query<[{ state: string }?]>(
        `select state from pgboss.job where name = 'mail.deliver' and state = 'retry'`,
      );
      return row;
    });
    await app.dataSource.query(
      `update pgboss.job set start_after = now() where name = 'mail.deliver' and state = 'retry'`,
    );
    await write('weckt@example.org'); // a new job wakes the worker before its next round
    expect((await delivered('spaeter@example.org')).attempts).toBe(2);
    expect(received.filter(({ to }) => to.includes('spaeter@example.org'))).toHaveLength(1);
  });

  it('is sent once, however many jobs come for it, on however many nodes', async () => {
    const second = await startTestApp({ besideApp: app });
    await write('doppelt@example.org');
    const { id } = await lastMail(coordinator, 'doppelt@example.org');
    const { dataSource } = app;
    for (const node of [app, second, app, second])
      await node.nest
        .get(Jobs)
        .send('mail.deliver', { mailId: id }, (sql, values) =>
          node.nest.get(DataSource).query(sql, values),
        );
    await until(async () => {
      const [row] = await dataSource.query<[{ open: number }]>(
        `select count(*)::int as open from pgboss.job
          where name = 'mail.deliver' and data->>'mailId' = $1 and state in ('created', 'active')`,
        [id],
      );
      return row.open === 0;
    });
    expect(received.filter(({ to }) => to.includes('doppelt@example.org'))).toHaveLength(1);
    await second.close();
  });
});

describe('without a mail server', () => {
  it('mails are kept for the coordinator, and are for nobody else', async () => {
    const quiet = await startTestApp();
    const agent = await quiet.agent('coordinator');
    const invitation = { email: 'neu@example.org', role: 'reader', displayName: 'Politik' };
    await agent.post('/api/account-invitations', invitation);
    const { body } = await agent.get<List<OutboxMail>>('/api/outbox');
    expect(body).toMatchObject({
      total: 1,
      items: [{ to: 'neu@example.org', state: 'kept', attempts: 0 }],
    });
    expect((await (await quiet.agent('city')).get('/api/outbox')).status).toBe(403);
    await quiet.close();
  });
});
