import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AccountInvitation,
  isAllowed,
  type Meeting,
  type Permission,
  permissions,
  type Problem,
  roles,
} from '@quartiersforum/domain';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
let coordinator: Agent;
let bodyId: string;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into body (name, purpose) values ('AG', 'Austausch') returning id`,
  );
  bodyId = row?.id ?? '';
});
afterAll(() => app.close());

/** A table with one contact point, as somebody uploads it. */
async function importFile(agent: Agent): Promise<Answer<Problem>> {
  return agent.send('POST', '/api/register-imports', 'Anlaufstelle;Stadtteil\nBüro;Boy\n', {
    headers: { 'Content-Type': 'application/octet-stream' },
  });
}

async function invitationId(email: string): Promise<string> {
  const { body } = await coordinator.post<AccountInvitation>('/api/account-invitations', {
    ...{ email, role: 'reader', displayName: 'Politik' },
  });
  return body.id;
}

/** What belongs to nobody: the role alone decides. */
const walks: readonly [Permission, (agent: Agent) => Promise<Answer<Problem>>][] = [
  ['account.list', (agent) => agent.get('/api/accounts')],
  ['invitation.list', (agent) => agent.get('/api/account-invitations')],
  [
    'invitation.revoke',
    async (agent) => {
      const id = await invitationId(`neu-${agent.accountId}@example.org`);
      return agent.delete(`/api/account-invitations/${id}`);
    },
  ],
  ['outbox.read', (agent) => agent.get('/api/outbox')],
  ['contactPoint.list', (agent) => agent.get('/api/contact-points')],
  ['organisation.list', (agent) => agent.get('/api/organisations')],
  ['body.list', (agent) => agent.get('/api/bodies')],
  ['guideline.list', (agent) => agent.get('/api/guidelines')],
  ['minutes.list', (agent) => agent.get('/api/minutes')],
  ['task.list', (agent) => agent.get('/api/tasks')],
  ['calendar.list', (agent) => agent.get('/api/calendar')],
  [
    'meeting.create',
    (agent) =>
      agent.post('/api/meetings', {
        ...{ bodyId, title: 'Treffen', startsAt: '2038-01-12T09:00:00.000Z', durationMinutes: 60 },
      } satisfies Partial<Meeting> & { bodyId: string }),
  ],
  ['register.import', importFile],
  ['register.export', (agent) => agent.get('/api/register-export?format=csv')],
];

describe('everybody with lists and with what belongs to nobody', () => {
  it('may what the permission table says for the role, and no more', async () => {
    const differing: string[] = [];
    for (const [permission, ask] of walks)
      for (const role of roles) {
        const { status, body } = await ask(await app.newAgent(role));
        if (isAllowed(permission, { role }) ? status >= 300 : status !== 403)
          differing.push(`${permission} as ${role}: ${status} ${body.code}`);
      }
    expect(differing).toEqual([]);
  }, 60_000);

  it('leaves an invitation as it is for whoever may not revoke it', async () => {
    const id = await invitationId('bleibt@example.org');
    for (const role of roles.filter((one) => !isAllowed('invitation.revoke', { role: one })))
      await (await app.newAgent(role)).delete(`/api/account-invitations/${id}`);
    const { body } = await coordinator.get('/api/account-invitations');
    expect(JSON.stringify(body)).toContain(id);
  });

  it('reads whom they are signed in as, and only their own sign-ins', async () => {
    for (const role of roles) {
      const [agent, other] = [await app.newAgent(role), await app.newAgent(role)];
      const may = isAllowed('session.read', { role, relation: 'self' });
      const [one, all] = [await agent.get('/api/session'), await agent.get('/api/sessions')];
      expect([one.status, all.status]).toEqual(may ? [200, 200] : [403, 403]);
      expect(JSON.stringify(all.body)).toContain(agent.sessionId);
      expect(JSON.stringify(all.body)).not.toContain(other.sessionId);
    }
  });
});

describe('the walks', () => {
  it('together try every permission of the table', () => {
    const folder = dirname(fileURLToPath(import.meta.url));
    // What is followed on a socket is walked beside the other specs of live texts.
    const files = readdirSync(folder)
      .filter((name) => /^thing-walk.*\.e2e\.spec\.ts$/.test(name))
      .concat('../guideline-live.e2e.spec.ts');
    const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const isNamed = (permission: Permission) => text.includes(`'${permission}'`);
    expect(permissions.filter((permission) => !isNamed(permission))).toEqual([]);
  });
});
