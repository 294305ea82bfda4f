import type { ContactPoint, List, RegisterChange } from '@quartiersforum/domain';
import { ConfirmationAsking } from '../../src/network/confirmation/confirmation-asking';
import { NetworkClock } from '../../src/network/network-clock';
import { startTestApp } from './app';
import { partsOf, startMailServer } from './mail-server';
import { until } from './until';

/** Values of columns beside the name. */
type Change = Partial<Record<string, unknown>>;

/** The network with a mail server, on the first Monday of a quarter. Close it in `afterAll`; `begin` and `end` surround each spec. */
export async function createConfirmationScene() {
  const server = await startMailServer();
  const app = await startTestApp({ environment: server.environment });
  const [coordinator, nobody] = [await app.agent('coordinator'), await app.agent('nobody')];

  const scene = {
    ...{ server, app, coordinator, nobody },
    /** What the clock of the network says. */
    now: new Date(),
    /** An entry that stands in the register for years. */
    async contactPoint(name: string, change: Change = {}, on = app): Promise<string> {
      const all = { name, created_at: '2020-05-01', ...change };
      const places = Object.keys(all).map((_, index) => `$${index + 1}`);
      const [row] = await on.dataSource.query<{ id: string }[]>(
        `insert into contact_point (${Object.keys(all).join(', ')}) values (${places.join(', ')}) returning id`,
        Object.values(all),
      );
      return row?.id ?? '';
    },
    fieldworker: (contactPointId: string) => app.newAgent('fieldworker', { contactPointId }),
    ask: (on = app) => on.nest.get(ConfirmationAsking).askDue(),
    async mails(): Promise<string[]> {
      const rows = await app.dataSource.query<{ recipient: string }[]>(
        `select recipient from outbox_mail order by recipient`,
      );
      return rows.map(({ recipient }) => recipient);
    },
    mailTo: (to: string) =>
      until(() => server.received.find((mail) => mail.to.includes(to))?.data) as Promise<string>,
    linkIn: (mail: string) =>
      /\/bestaetigen\/([\w-]{43})/.exec(partsOf(mail)[0]?.content ?? '')?.[1] ?? '',
    read: (id: string) => coordinator.get<ContactPoint>(`/api/contact-points/${id}`),
    async history(id: string): Promise<readonly RegisterChange[]> {
      const path = `/api/contact-points/${id}/history`;
      return (await coordinator.get<List<RegisterChange>>(path)).body.items;
    },
    /** Asked in this round, with the link of the mail to the address of the entry. */
    async asked(change: Change = {}) {
      const id = await scene.contactPoint('Quartiersbüro Boy', {
        email: 'Boy@example.org',
        ...change,
      });
      await scene.ask();
      const mail = await scene.mailTo('boy@example.org');
      return { id, mail, link: `/api/confirmations/${scene.linkIn(mail)}` };
    },
    begin(): void {
      scene.now = new Date('2027-01-04T06:41:00Z');
      jest.spyOn(app.nest.get(NetworkClock), 'now').mockImplementation(() => scene.now);
    },
    async end(): Promise<void> {
      jest.restoreAllMocks();
      await app.dataSource.query(`update person set contact_point_id = null`);
      await app.dataSource.query(`delete from contact_point`);
      await app.dataSource.query(`delete from register_change`);
      await app.dataSource.query(`delete from outbox_mail`);
      server.received.splice(0);
    },
    async close(): Promise<void> {
      await app.close();
      await server.close();
    },
  };
  return scene;
}

export type ConfirmationScene = Awaited<ReturnType<typeof createConfirmationScene>>;
