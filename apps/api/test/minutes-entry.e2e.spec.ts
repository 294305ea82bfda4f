import type { Minutes, MinutesEntry, Problem } from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { type HeldMeeting, startMeeting } from './support/held-meeting';
import { meanwhile } from './support/meanwhile';

const nowhere = '00000000-0000-4000-8000-000000000000';

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

const pathOf = ({ id }: Pick<HeldMeeting, 'id'>) => `/api/meetings/${id}/minutes`;

async function read(meeting: HeldMeeting): Promise<Minutes> {
  return (await coordinator.get<Minutes>(pathOf(meeting))).body;
}

async function write(
  meeting: HeldMeeting,
  entry: Readonly<Record<string, unknown>>,
  agent = coordinator,
): Promise<MinutesEntry> {
  const { status, body } = await agent.post<MinutesEntry>(`${pathOf(meeting)}/entries`, {
    agendaItemId: meeting.items[0],
    kind: 'information',
    text: 'Es gibt Neues.',
    ...entry,
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}

function fieldsOf({ body }: { readonly body: Problem }): string[] {
  return (body.fields ?? []).map(({ path }) => path);
}

describe('Entries of minutes', () => {
  it('are a decision with its vote, a task with who and until when, or an information', async () => {
    const meeting = await startMeeting(app);
    const owner = { kind: 'person', id: meeting.participant.personId };
    const made = [
      await write(meeting, { kind: 'decision', vote: { yes: 5, no: 1, abstain: 0 } }),
      await write(meeting, { kind: 'decision' }, meeting.lead),
      await write(meeting, { kind: 'task', owner, dueOn: '2027-02-01' }, meeting.writer),
      await write(meeting, { agendaItemId: meeting.items[2] }),
    ];
    expect(made.map(({ kind, vote, dueOn, version }) => [kind, vote, dueOn, version])).toEqual([
      ['decision', { yes: 5, no: 1, abstain: 0 }, null, 1],
      ['decision', null, null, 1],
      ['task', null, '2027-02-01', 1],
      ['information', null, null, 1],
    ]);
    expect(made[2]?.owner).toEqual({ ...owner, name: 'Mitglied' });
    expect((await read(meeting)).entries).toEqual(made);
  });

  it.each([
    [{ kind: 'task', owner: { kind: 'person', id: nowhere } }, 'owner.id'],
    [{ kind: 'task', owner: { kind: 'organisation', id: nowhere } }, 'owner.id'],
    [{ kind: 'task', vote: { yes: 1, no: 0, abstain: 0 } }, 'vote'],
    [{ kind: 'decision', vote: { yes: -1, no: 0, abstain: 0 } }, 'vote.yes'],
    [{ kind: 'decision', dueOn: '2027-02-01' }, 'dueOn'],
    [{ kind: 'information', text: 'a' }, 'text'],
    [{ kind: 'information', text: 'Die \u202egnur' }, 'text'],
    [{ kind: 'task', dueOn: '2027-02-30' }, 'dueOn'],
    [{ agendaItemId: nowhere }, 'agendaItemId'],
    [{ version: 1 }, 'version'],
  ])('are refused for %j, naming the field', async (input, path) => {
    const meeting = await startMeeting(app);
    const answer = await coordinator.post<Problem>(`${pathOf(meeting)}/entries`, {
      agendaItemId: meeting.items[0],
      kind: 'information',
      text: 'Es gibt Neues.',
      ...input,
    });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(fieldsOf(answer)).toContain(path);
    expect((await read(meeting)).entries).toEqual([]);
  });

  it('belong to an item of their own meeting that everybody may see', async () => {
    const [meeting, other] = [await startMeeting(app), await startMeeting(app)];
    for (const agendaItemId of [other.items[0], meeting.hiddenItem]) {
      const answer = await coordinator.post<Problem>(`${pathOf(meeting)}/entries`, {
        ...{ agendaItemId, kind: 'information', text: 'Es gibt Neues.' },
      });
      expect([answer.status, ...fieldsOf(answer)]).toEqual([400, 'agendaItemId']);
    }
  });

  it('are changed by the version that was read; who comes second changes nothing', async () => {
    const meeting = await startMeeting(app);
    const { id } = await write(meeting, { kind: 'decision' });
    const change = (text: string) =>
      coordinator.patch<MinutesEntry & Problem>(`/api/minutes-entries/${id}`, { version: 1, text });
    const texts = Array.from({ length: 8 }, (_, index) => `Wir tun es ${index}-mal.`);
    const answers = await Promise.all(texts.map(change));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(7).fill(409),
    ]);
    const won = answers.find(({ status }) => status === 200)?.body;
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('minutes.changed');
    expect((await read(meeting)).entries).toEqual([won]);
    const task = await coordinator.patch<Problem>(`/api/minutes-entries/${id}`, {
      version: 2,
      dueOn: '2027-02-01',
    });
    expect([task.status, ...fieldsOf(task)]).toEqual([400, 'dueOn']);
  });

  it('are refused to whoever writes one at the moment of the approval', async () => {
    const meeting = await startMeeting(app);
    const answer = await meanwhile(
      app,
      (manager) =>
        manager.query('select from minutes where meeting_id = $1 for update', [meeting.id]),
      () =>
        coordinator.post<Problem>(`${pathOf(meeting)}/entries`, {
          ...{ agendaItemId: meeting.items[0], kind: 'information', text: 'Zu spät' },
        }),
      (manager) =>
        manager.query(
          `update minutes set state = 'approved', approved_number = 1 where meeting_id = $1`,
          [meeting.id],
        ),
    );
    expect([answer.status, answer.body.code]).toEqual([409, 'minutes.transitionRefused']);
  });

  it('that many people write at once are all there', async () => {
    const meeting = await startMeeting(app);
    const texts = Array.from({ length: 20 }, (_, index) => `Nachricht ${index}`);
    await Promise.all(
      texts.map((text, index) => write(meeting, { text }, index % 2 ? meeting.lead : coordinator)),
    );
    const { entries } = await read(meeting);
    expect(entries.map(({ text }) => text).sort()).toEqual([...texts].sort());
  });

  it('can be taken away and brought back to their place', async () => {
    const meeting = await startMeeting(app);
    const first = await write(meeting, { text: 'Erstens' });
    await write(meeting, { text: 'Zweitens' });
    const path = `/api/minutes-entries/${first.id}`;
    expect((await coordinator.delete<Problem>(`${path}?version=7`)).body.code).toBe(
      'minutes.changed',
    );
    expect((await coordinator.delete<Problem>(path)).status).toBe(400);
    expect((await coordinator.delete(`${path}?version=1`)).status).toBe(204);
    expect((await read(meeting)).entries.map(({ text }) => text)).toEqual(['Zweitens']);
    const gone = await coordinator.patch<Problem>(path, { version: 2, text: 'Doch' });
    expect([gone.status, gone.body.code]).toEqual([404, 'minutesEntry.notFound']);
    expect((await coordinator.post(`${path}/restore`)).status).toBe(200);
    expect((await read(meeting)).entries.map(({ text }) => text)).toEqual(['Erstens', 'Zweitens']);
  });

  it('are not there for whoever may not see the minutes', async () => {
    const meeting = await startMeeting(app);
    const { id } = await write(meeting, {});
    const stranger = await app.agent('stranger');
    for (const agent of [stranger, meeting.participant])
      for (const answer of [
        await agent.patch<Problem>(`/api/minutes-entries/${id}`, { version: 1, text: 'Nein' }),
        await agent.delete<Problem>(`/api/minutes-entries/${id}?version=1`),
        await agent.post<Problem>(`/api/minutes-entries/${id}/restore`),
      ])
        expect([answer.status, answer.body.code]).toEqual([404, 'minutesEntry.notFound']);
    const missing = await coordinator.post<Problem>(`/api/minutes-entries/${nowhere}/restore`);
    expect([missing.status, missing.body.code]).toEqual([404, 'minutesEntry.notFound']);
  });
});
