import type { ReminderSettings, UpdateReminderSettings } from '@quartiersforum/domain';
import { ReminderRound } from '../../src/reminder/reminder-round';
import type { Agent } from './agent';
import { createFundingScene } from './funding-scene';
import { type MailServer, partsOf, type Received, startMailServer, subjectOf } from './mail-server';
import { until } from './until';

/** A mail as somebody reads it. */
export interface ReadMail {
  readonly subject: string;
  readonly headers: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The funding scene with a mail server. Nobody is reminded but those whom a spec lets have reminders, so that each mail is one it asked
 * for. Close it in `afterAll`.
 */
export async function createReminderScene() {
  const server: MailServer = await startMailServer();
  const funding = await createFundingScene({ environment: server.environment });
  const { app } = funding;
  const round = app.nest.get(ReminderRound);

  return {
    ...funding,
    server,
    round,
    /** At this instant, a day after another. */
    async roundAt(instant: string): Promise<void> {
      funding.setNow(new Date(instant));
      await round.remind();
    },
    async choose(agent: Agent, change: Partial<UpdateReminderSettings>): Promise<ReminderSettings> {
      const { body: before } = await agent.get<ReminderSettings>('/api/reminder-settings');
      const { status, body } = await agent.put<ReminderSettings>('/api/reminder-settings', {
        ...before,
        ...change,
      });
      expect(status).toBe(200);
      return body;
    },
    /** All that this person got, the oldest first; once everything that was written has arrived. */
    async mailsTo(agent: Agent): Promise<ReadMail[]> {
      await allDelivered();
      return server.received.filter(({ to }) => to.includes(agent.email)).map(read);
    },
    /** Everybody who is there gets no reminders; who comes later gets what is usual. */
    async silence(): Promise<void> {
      await app.dataSource.query(
        `insert into reminder_settings (account_id, version, is_on, scope, days_before, has_funding_ends, funding_end_days_before, rhythm)
         select id, 1, false, 'all', '{28,7}', false, '{28}', 'atOnce' from account
         on conflict (account_id) do update set is_on = false, version = reminder_settings.version + 1`,
      );
    },
    async close(): Promise<void> {
      await app.close();
      await server.close();
    },
  };

  async function allDelivered(): Promise<void> {
    await until(async () => {
      const [row] = await app.dataSource.query<{ waiting: number }[]>(
        `select count(*)::int as waiting from outbox_mail where state = 'waiting'`,
      );
      return row?.waiting === 0;
    });
  }
}
export type ReminderScene = Awaited<ReturnType<typeof createReminderScene>>;

function read({ data }: Received): ReadMail {
  const [text, html] = partsOf(data);
  return {
    subject: subjectOf(data),
    headers: data.slice(0, data.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' '),
    text: (text?.content ?? '').replaceAll('\r\n', '\n'),
    html: html?.content ?? '',
  };
}
