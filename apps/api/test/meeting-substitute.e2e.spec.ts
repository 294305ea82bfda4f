import type {
  List,
  Meeting,
  MeetingInvitation,
  Problem,
  ResponseView,
} from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { type MailServer, partsOf, startMailServer } from './support/mail-server';
import { until } from './support/until';

let server: MailServer;
let app: TestApp;
let coordinator: Agent;
let bodyId: string;
beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ environment: server.environment });
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into body (name, purpose) values ('Austauschtreffen', 'Austausch') returning id`,
  );
  bodyId = row?.id ?? '';
});
afterAll(async () => {
  await app.close();
  await server.close();
});

/** An invited meeting with one guest at this address. */
async function invited(email: string): Promise<Meeting> {
  const startsAt = '2038-01-12T09:00:00.000Z';
  const input = { bodyId, title: 'Austauschtreffen', startsAt, durationMinutes: 120 };
  const { body } = await coordinator.post<Meeting>('/api/meetings', input);
  const guests = [{ name: 'Gast aus Essen', email }];
  return (await coordinator.post<Meeting>(`/api/meetings/${body.id}/invite`, { guests })).body;
}
const invitations = async (id: string) =>
  (await coordinator.get<List<MeetingInvitation>>(`/api/meetings/${id}/invitations`)).body.items;
const arrived = (to: string, count = 1) =>
  until(
    () => server.received.filter((mail) => mail.to.includes(to))[count - 1]?.data,
  ) as Promise<string>;
async function tokenOf(to: string): Promise<string> {
  const text = partsOf(await arrived(to))[0]?.content ?? '';
  return /\/antwort\/([\w-]{43})/.exec(text)?.[1] ?? '';
}
const yes = { response: 'yes' };

describe('who was invited', () => {
  it('may send somebody else, who gets a link of their own; taking that back tells them', async () => {
    const { id } = await invited('selbst@example.org');
    const nobody = await app.agent('nobody');
    const path = `/api/responses/${await tokenOf('selbst@example.org')}`;
    const substitute = { name: 'Vertretung Essen', email: 'vertretung@example.org' };
    await nobody.put(path, { response: 'substitute', substitute });
    const [text, , calendar] = partsOf(await arrived('vertretung@example.org'));
    expect(text?.content).toContain('Gast aus Essen bittet Sie, in Vertretung zu kommen');
    expect(calendar?.type).toContain('method=REQUEST');
    const own = `/api/responses/${await tokenOf('vertretung@example.org')}`;
    expect((await nobody.put<ResponseView>(own, yes)).body.name).toBe('Vertretung Essen');
    await nobody.put(path, { response: 'substitute', substitute }); // once more is no news
    await nobody.put(path, yes);
    expect(partsOf(await arrived('vertretung@example.org', 2))[2]?.type).toContain('method=CANCEL');
    expect((await nobody.get(own)).status).toBe(404);
    expect((await invitations(id)).map(({ email }) => email)).not.toContain(substitute.email);
    expect(server.received.filter(({ to }) => to.includes(substitute.email))).toHaveLength(2);
  });

  it('cannot send themselves, nor make the network write to strangers without end', async () => {
    await invited('viele@example.org');
    const nobody = await app.agent('nobody');
    const path = `/api/responses/${await tokenOf('viele@example.org')}`;
    const send = (email: string) =>
      nobody.put<Problem>(path, { response: 'substitute', substitute: { name: 'Jemand', email } });
    expect((await send('viele@example.org')).body.fields?.[0]?.path).toBe('substitute.email');
    const statuses = [];
    for (let count = 1; count <= 6; count += 1)
      statuses.push((await send(`fremd-${count}@example.org`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 400]);
  });

  it('cannot begin to count anew with the link of somebody they have sent', async () => {
    await invited('kette@example.org');
    const nobody = await app.agent('nobody');
    const statuses = [];
    let email = 'kette@example.org';
    for (let count = 1; count <= 6; count += 1) {
      const path = `/api/responses/${await tokenOf(email)}`;
      email = `glied-${count}@example.org`;
      const substitute = { name: 'Jemand', email };
      statuses.push((await nobody.put(path, { response: 'substitute', substitute })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 400]);
  });

  it('takes back everybody who was sent in a row', async () => {
    const { id } = await invited('anfang@example.org');
    const nobody = await app.agent('nobody');
    const send = async (from: string, email: string) =>
      nobody.put(`/api/responses/${await tokenOf(from)}`, {
        ...{ response: 'substitute', substitute: { name: `Statt ${from}`, email } },
      });
    await send('anfang@example.org', 'mitte@example.org');
    await send('mitte@example.org', 'ende@example.org');
    const last = `/api/responses/${await tokenOf('ende@example.org')}`;
    expect((await nobody.put(last, yes)).status).toBe(200);
    await nobody.put(`/api/responses/${await tokenOf('anfang@example.org')}`, yes);
    for (const email of ['mitte@example.org', 'ende@example.org'])
      expect(partsOf(await arrived(email, 2))[2]?.type).toContain('method=CANCEL');
    expect((await nobody.get(last)).status).toBe(404);
    expect((await invitations(id)).map(({ email }) => email)).not.toContain('ende@example.org');
  });
});
