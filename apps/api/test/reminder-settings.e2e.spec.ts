import {
  type Problem,
  type ReminderLink,
  type ReminderSettings,
  usualReminderSettings,
} from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { createReminderScene, type ReminderScene } from './support/reminder-scene';

let scene: ReminderScene;
let nobody: Agent;
beforeAll(async () => {
  scene = await createReminderScene();
  nobody = await scene.app.agent('nobody');
  await scene.silence();
});
afterAll(() => scene.close());

const path = '/api/reminder-settings';
const chosen = {
  ...{ version: 0, isOn: true, scope: 'interested', rhythm: 'atOnce' },
  ...{ daysBefore: [60, 14, 1], hasFundingEnds: false, fundingEndDaysBefore: [90] },
} as const satisfies ReminderSettings;
const settingsOf = async (agent: Agent) => (await agent.get<ReminderSettings>(path)).body;

/** Somebody who got a reminder, with the link at its foot. */
async function reminded(): Promise<{ readonly agent: Agent; readonly token: string }> {
  const agent = await scene.app.newAgent('provider', { organisationId: scene.awoId });
  await scene.choose(agent, { rhythm: 'atOnce' });
  await scene.create({ deadlines: [{ kind: 'application', day: '2026-12-01' }] });
  await scene.round.remind();
  const [mail] = await scene.mailsTo(agent);
  const token = /\/erinnerungen\/([\w-]{43})\n/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(mail?.headers).toMatch(
    new RegExp(`^List-Unsubscribe: <${scene.app.url}/erinnerungen/${token}>\r?$`, 'm'),
  );
  expect(mail?.headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  return { agent, token };
}

describe('Reminders', () => {
  it('are what is usual for the role until somebody has chosen', async () => {
    for (const role of ['coordinator', 'city', 'provider', 'fieldworker'] as const)
      expect(await settingsOf(await scene.app.newAgent(role))).toEqual(usualReminderSettings(role));
  });

  it('can be chosen, by everybody for themselves', async () => {
    const [agent, other] = [
      await scene.app.newAgent('provider'),
      await scene.app.newAgent('provider'),
    ];
    const { status, body } = await agent.put<ReminderSettings>(path, {
      ...chosen,
      daysBefore: [1, 60, 14, 60],
    });
    expect([status, body]).toEqual([200, { ...chosen, version: 1 }]);
    expect(await settingsOf(agent)).toEqual({ ...chosen, version: 1 });
    expect(await settingsOf(other)).toEqual(usualReminderSettings('provider'));
  });

  it('are not overwritten by who has not seen the last change', async () => {
    const agent = await scene.app.newAgent('provider');
    await agent.put(path, chosen);
    const late = await agent.put<Problem>(path, { ...chosen, isOn: false });
    expect([late.status, late.body.code]).toEqual([409, 'reminderSettings.changed']);
    expect((await settingsOf(agent)).isOn).toBe(true);
  });

  it.each([
    ['daysBefore', []],
    ['daysBefore', [0]],
    ['daysBefore', [181]],
    ['daysBefore', [1, 2, 3, 4, 5, 6]],
    ['fundingEndDaysBefore', ['7']],
    ['scope', 'some'],
    ['rhythm', 'daily'],
    ['version', -1],
  ])('are refused with the field %s as %j', async (field, value) => {
    const agent = await scene.app.agent('provider');
    const { status, body } = await agent.put<Problem>(path, { ...chosen, [field]: value });
    expect(status).toBe(400);
    expect(body.fields?.[0]?.path).toMatch(new RegExp(`^${field}`));
  });
});

describe('The link at the foot of a reminder', () => {
  it('shows and changes the settings without a sign-in; looking changes nothing', async () => {
    const { agent, token } = await reminded();
    const before = await settingsOf(agent);
    const { status, body } = await nobody.get<ReminderLink>(`${path}/${token}`);
    expect([status, body]).toEqual([200, { name: 'provider', settings: before }]);
    expect(await settingsOf(agent)).toEqual(before);
    const changed = await nobody.put<ReminderLink>(`${path}/${token}`, {
      ...before,
      rhythm: 'weekly',
    });
    expect(changed.body.settings).toEqual({
      ...before,
      ...{ rhythm: 'weekly', version: before.version + 1 },
    });
    expect(await settingsOf(agent)).toEqual(changed.body.settings);
    const late = await nobody.put<Problem>(`${path}/${token}`, before);
    expect(late.body.code).toBe('reminderSettings.changed');
  });

  it('ends the reminders at one click of a mail program, in both ways to send a form, and once is enough', async () => {
    for (const [type, form] of [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      [
        'multipart/form-data; boundary=part',
        '--part\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--part--\r\n',
      ],
    ] as const) {
      const { agent, token } = await reminded();
      const before = await settingsOf(agent);
      const click = () =>
        nobody.send('POST', `/erinnerungen/${token}`, form, {
          headers: { 'Content-Type': type, Origin: null },
        });
      expect((await click()).status).toBe(204);
      const stopped = { ...before, isOn: false, version: before.version + 1 };
      expect(await settingsOf(agent)).toEqual(stopped);
      expect((await click()).status).toBe(204);
      expect(await settingsOf(agent)).toEqual(stopped);
    }
  });

  it('ends the reminders of somebody who has never chosen, and leaves the rest as it is usual', async () => {
    const agent = await scene.app.newAgent('city');
    await reminded();
    await scene.app.dataSource.query(`delete from reminder_settings where account_id = $1`, [
      agent.accountId,
    ]);
    await scene.app.dataSource.query(`delete from reminder_digest`);
    await scene.round.remind();
    const [mail] = await scene.mailsTo(agent);
    const link = /\/erinnerungen\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: null };
    await nobody.send('POST', link, 'List-Unsubscribe=One-Click', { headers });
    expect(await settingsOf(agent)).toEqual({
      ...usualReminderSettings('city'),
      ...{ isOn: false, version: 1 },
    });
  });

  it.each([
    ['nothing', ''],
    ['something else', 'List-Unsubscribe=Maybe'],
    ['the words somewhere', 'note=List-Unsubscribe%3DOne-Click'],
  ])('changes nothing for a POST that says %s', async (_, body) => {
    const { agent, token } = await reminded();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const answer = await nobody.send<Problem>('POST', `/erinnerungen/${token}`, body, { headers });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect((await settingsOf(agent)).isOn).toBe(true);
  });

  it('takes no more than a form of one field needs', async () => {
    const { token } = await reminded();
    const answer = await nobody.send('POST', `/erinnerungen/${token}`, 'x'.repeat(50_000), {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(413);
  });

  it('is worth nothing when it was changed, is from elsewhere, or its account gets no reminders', async () => {
    const { agent, token } = await reminded();
    const forged = [
      `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
      token.slice(0, -1),
      'x'.repeat(43),
      'x',
    ];
    const asked = async (one: string) => [
      (await nobody.get<Problem>(`${path}/${one}`)).body.code,
      (await nobody.put<Problem>(`${path}/${one}`, chosen)).body.code,
      (
        await nobody.send<Problem>('POST', `/erinnerungen/${one}`, 'List-Unsubscribe=One-Click', {
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      ).body.code,
    ];
    const none = Array.from({ length: 3 }, () => 'reminderLink.notFound');
    for (const one of forged) expect(await asked(one)).toEqual(none);
    const { dataSource } = scene.app;
    await dataSource.query(`update account set role = 'reader' where id = $1`, [agent.accountId]);
    expect(await asked(token)).toEqual(none);
    await dataSource.query(
      `update account set role = 'provider', is_disabled = true where id = $1`,
      [agent.accountId],
    );
    expect(await asked(token)).toEqual(none);
  });

  it('is in no table any more once the mail is delivered', async () => {
    const { agent, token } = await reminded();
    const rows = await scene.app.dataSource.query<unknown[]>(
      `select * from outbox_mail where recipient = $1`,
      [agent.email],
    );
    expect(rows).toMatchObject([{ html: null, unsubscribe_url: null }]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
