import {
  correspondenceDays,
  invitationDays,
  type List,
  type OutboxMail,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Jobs } from '../src/core/jobs/jobs';
import { Mail } from '../src/core/mail/mail';
import { htmlOf, textOf } from '../src/core/mail/mail-body';
import { type MailDelivery, MailFollowers } from '../src/core/mail/mail-followers';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { runJobsNow } from './support/jobs';
import { type MailServer, partsOf, startMailServer } from './support/mail-server';
import { lastMail } from './support/outbox';
import { until } from './support/until';

let server: MailServer;
let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ environment: server.environment });
  coordinator = await app.agent('coordinator');
});
afterAll(async () => {
  await app.close();
  await server.close();
});
beforeEach(() => server.received.splice(0));

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
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({
      from: 'forum@example.org',
      to: ['boy@example.org'],
    });
    expect(server.received[0]?.data).toContain(`Message-ID: <${mail.id}@quartiersforum>`);
    expect(server.received[0]?.data).toMatch(/Content-Type: text\/plain; charset=utf-8/);
    expect(server.received[0]?.data).not.toMatch(/^Bcc:/m);
  });

  it('with a one-time link keeps the link out of the outbox once it is delivered', async () => {
    const token = 'x'.repeat(43);
    await write('link@example.org', `https://forum.example.org/einladung/${token}\n`);
    const mail = await delivered('link@example.org');
    expect(server.received[0]?.data.replaceAll('=\r\n', '')).toContain(token);
    expect(mail.text).toBe('https://forum.example.org/einladung/…\n');
  });

  it('can carry a page and a calendar entry beside the text, and keeps neither', async () => {
    const link = `https://forum.example.org/antwort/${'y'.repeat(43)}`;
    const body = {
      title: '<Treffen> & mehr',
      blocks: [
        { kind: 'paragraph', text: 'Guten Tag,\n<script>' },
        { kind: 'facts', facts: [['Ort', '"Rathaus"']] },
        { kind: 'list', items: ['Begrüßung'] },
        { kind: 'link', label: 'Antworten', url: `${link}?a=1&b="` },
      ],
    } as const;
    const content = `BEGIN:VCALENDAR\r\nURL:${link}\r\nEND:VCALENDAR`;
    const draft = { to: 'drei@example.org', subject: 'Treffen', text: textOf(body) };
    await app.dataSource.transaction((manager) =>
      app.nest
        .get(Mail)
        .write({ ...draft, html: htmlOf(body), calendar: { method: 'CANCEL', content } }, manager),
    );
    await delivered('drei@example.org');
    const [text, html, calendar, file] = partsOf(server.received[0]?.data ?? '');
    expect(text?.content).toContain('- Begrüßung');
    expect(html?.type).toBe('text/html; charset=utf-8');
    expect(html?.content).toContain('<title>&lt;Treffen&gt; &amp; mehr</title>');
    expect(html?.content).toContain('Guten Tag,<br>');
    expect(html?.content).toContain('?a=1&amp;b=&quot;"');
    expect(html?.content).not.toContain('<script>');
    expect(calendar?.type).toBe('text/calendar; charset=utf-8; method=CANCEL');
    expect(calendar?.content).toContain(link);
    expect(file?.headers).toMatch(/^content-disposition: attachment; filename=termin.ics$/im);
    const rows = await app.dataSource.query<unknown[]>(
      'select * from outbox_mail where recipient = $1',
      ['drei@example.org'],
    );
    expect(rows).toMatchObject([{ html: null, calendar: null, calendar_method: null }]);
    expect(JSON.stringify(rows)).not.toContain(link);
  });

  it('does not wait for others of the same transaction', async () => {
    const recipients = Array.from({ length: 12 }, (_, index) => `viele-${index}@example.org`);
    await app.dataSource.transaction(async (manager) => {
      for (const to of recipients)
        await app.nest.get(Mail).write({ to, subject: 'x', text: 'x' }, manager);
    });
    // A worker looks for itself every ten seconds: one by one it would be two minutes.
    await until(() => server.received.length === recipients.length);
    expect(server.received.flatMap(({ to }) => to).sort()).toEqual(recipients.sort());
  });

  it('tells whoever wrote it whether it was sent or given up', async () => {
    const told: (MailDelivery & { readonly id: string })[] = [];
    app.nest.get(MailFollowers).register('spec', (_, id, delivery) => {
      told.push({ id, ...delivery });
      return Promise.resolve();
    });
    const id = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
    const send = (to: string) =>
      app.dataSource.transaction((manager) =>
        app.nest
          .get(Mail)
          .write({ to, subject: 'x', text: 'x', about: { kind: 'spec', id } }, manager),
      );
    const { mailId, state } = await send('wohin@example.org');
    expect(state).toBe('waiting');
    await until(() => told.length === 1);
    expect(told[0]).toMatchObject({ id, mailId, state: 'sent', at: expect.any(Date) as Date });
    server.refusals = Infinity;
    await send('nirgends@example.org');
    await until(async () => {
      await runJobsNow(app, 'mail.deliver', { isLastTry: true });
      return told.length === 2;
    });
    server.refusals = 0;
    expect(told[1]).toMatchObject({ id, state: 'failed', at: null });
  });

  it('is not written when what it is about is rolled back', async () => {
    const rolledBack = app.dataSource.transaction(async (manager) => {
      await app.nest.get(Mail).write({ to: 'nie@example.org', subject: 'x', text: 'x' }, manager);
      throw new Error('the rest failed');
    });
    await expect(rolledBack).rejects.toThrow('the rest failed');
    await write('danach@example.org');
    await delivered('danach@example.org');
    expect(server.received.map(({ to }) => to)).toEqual([['danach@example.org']]);
    const { body } = await coordinator.get<List<OutboxMail>>('/api/outbox');
    expect(body.items.map(({ to }) => to)).not.toContain('nie@example.org');
  });

  it('is sent again after the mail server was busy', async () => {
    server.refusals = 1;
    await write('spaeter@example.org');
    await until(async () => (await lastMail(coordinator, 'spaeter@example.org')).attempts === 1);
    // The next try comes after half a minute; here it comes now.
    await until(async () => {
      const [row] = await app.dataSource.query<[{ state: string }?]>(
        `select state from pgboss.job where name = 'mail.deliver' and state = 'retry'`,
      );
      return row;
    });
    await runJobsNow(app, 'mail.deliver');
    expect((await delivered('spaeter@example.org')).attempts).toBe(2);
    expect(server.received.filter(({ to }) => to.includes('spaeter@example.org'))).toHaveLength(1);
  });

  it('is sent once, however many jobs come for it, on however many nodes', async () => {
    const second = await startTestApp({ besideApp: app, environment: server.environment });
    const withoutMailServer = await startTestApp({ besideApp: app });
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
          where name = 'mail.deliver' and data->>'mailId' = $1 and state in ('created', 'retry', 'active')`,
        [id],
      );
      return row.open === 0;
    });
    expect(server.received.filter(({ to }) => to.includes('doppelt@example.org'))).toHaveLength(1);
    expect((await lastMail(coordinator, 'doppelt@example.org')).attempts).toBe(1);
    await second.close();
    await withoutMailServer.close();
  });
});

describe('each night', () => {
  it('links, pages and calendar entries older than an invitation go, and what nobody may ask for any more', async () => {
    const link = `https://forum.example.org/antwort/${'z'.repeat(43)}`;
    const old = (to: string, state: string, days: number) =>
      app.dataSource.query(
        `insert into outbox_mail (recipient, subject, text, html, calendar, calendar_method, state, created_at)
         values ($1, 'x', $2, $2, $2, 'REQUEST', $3, now() - make_interval(days => $4))`,
        [to, link, state, days],
      );
    await old('gescheitert@example.org', 'failed', invitationDays + 1);
    await old('frisch@example.org', 'failed', invitationDays - 1);
    await old('vergangen@example.org', 'kept', correspondenceDays + 1);
    await app.nest.get(Mail).tidy();
    const rows = await app.dataSource.query<unknown[]>(
      `select recipient, text, html, calendar, calendar_method as method from outbox_mail
       where recipient = any($1) order by recipient`,
      [['gescheitert@example.org', 'frisch@example.org', 'vergangen@example.org']],
    );
    expect(rows).toEqual([
      {
        recipient: 'frisch@example.org',
        text: link,
        html: link,
        calendar: link,
        method: 'REQUEST',
      },
      {
        ...{ recipient: 'gescheitert@example.org', text: 'https://forum.example.org/antwort/…' },
        ...{ html: null, calendar: null, method: null },
      },
    ]);
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
