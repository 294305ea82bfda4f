import {
  isAllowed,
  type Problem,
  type ReminderSettings,
  roles,
  usualReminderSettings,
} from '@quartiersforum/domain';
import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const path = '/api/reminder-settings';

describe('everybody with reminders', () => {
  it('may read and change their own as the permission table says, and nobody else’s are ever named', async () => {
    const differing: string[] = [];
    for (const role of roles) {
      const agent = await app.newAgent(role);
      const chosen = { ...usualReminderSettings(role), rhythm: 'atOnce' } as const;
      const answers = [
        ['reminderSettings.read', await agent.get<ReminderSettings | Problem>(path)],
        ['reminderSettings.update', await agent.put<ReminderSettings | Problem>(path, chosen)],
      ] as const;
      for (const [permission, { status, body }] of answers) {
        const expected = isAllowed(permission, { role, relation: 'self' }) ? 200 : 403;
        if (status !== expected) differing.push(`${permission} as ${role}: ${status}`);
        expect(JSON.stringify(body)).not.toContain(agent.accountId);
      }
    }
    expect(differing).toEqual([]);
    const rows = await app.dataSource.query<unknown[]>(`select from reminder_settings`);
    expect(rows).toHaveLength(roles.filter((role) => role !== 'reader').length);
  });
});
