import { randomUUID } from 'node:crypto';
import type { AgendaItem, Meeting, Problem } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from './support/app';
import { meetingScene, type MeetingScene, template } from './support/meeting-scene';

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const item = { kind: 'discussion', title: 'Müll am Kanalufer', durationMinutes: 15 };
const read = async (id: string) =>
  (await scene.coordinator.get<Meeting>(`/api/meetings/${id}`)).body;
const titles = ({ agenda }: Pick<Meeting, 'agenda'>) => agenda.map(({ title }) => title);
const ids = ({ agenda }: Pick<Meeting, 'agenda'>) => agenda.map(({ id }) => id);
const at = (meeting: Meeting, index: number): AgendaItem => {
  const found = meeting.agenda[index];
  if (found === undefined) throw new Error(`the agenda has no item ${index}`);
  return found;
};
const add = (meeting: Meeting, more: object = {}) =>
  scene.coordinator.post<Meeting>(`/api/meetings/${meeting.id}/agenda-items`, { ...item, ...more });
const patch = (id: string, change: object) =>
  scene.coordinator.patch<Meeting & Problem>(`/api/agenda-items/${id}`, change);
const remove = ({ id, version }: AgendaItem) =>
  scene.coordinator.delete<Meeting & Problem>(`/api/agenda-items/${id}?version=${version}`);
const order = (meeting: Meeting, itemIds: readonly string[]) =>
  scene.coordinator.put<Meeting & Problem>(`/api/meetings/${meeting.id}/agenda-order`, {
    agendaVersion: meeting.agendaVersion,
    itemIds,
  });

describe('An agenda', () => {
  it('begins as the template of its series, with times that follow from the durations', async () => {
    const { id, startsAt } = await scene.meeting();
    const { agenda } = await read(id);
    expect(agenda.map(({ title, kind }) => [kind, title])).toEqual(
      template.map(({ title, kind }) => [kind, title]),
    );
    const minutes = agenda.map(
      (entry) => (Date.parse(entry.plannedStart) - Date.parse(startsAt)) / 60_000,
    );
    expect(minutes).toEqual([0, 10, 50, 55]);
  });

  it('takes a new item at its end, and behind the one named', async () => {
    const meeting = await read((await scene.meeting()).id);
    expect(titles((await add(meeting)).body).at(-1)).toBe(item.title);
    const { body } = await add(meeting, { title: 'Zuerst', afterItemId: at(meeting, 0).id });
    expect(titles(body)[1]).toBe('Zuerst');
    expect(body.agenda).toHaveLength(template.length + 2);
    expect(body.agendaVersion).toBe(meeting.agendaVersion + 2);
    expect(body.version).toBe(meeting.version);
  });

  it('takes no item behind one of another meeting, and no more than sixty', async () => {
    const [one, other] = [
      await read((await scene.meeting()).id),
      await read((await scene.meeting()).id),
    ];
    const foreign = await add(one, { afterItemId: at(other, 0).id });
    expect([foreign.status, (foreign.body as unknown as Problem).fields?.[0]?.path]).toEqual([
      400,
      'afterItemId',
    ]);
    for (let count = template.length; count < 60; count++) await add(one);
    const full = await add(one);
    expect([full.status, (full.body as unknown as Problem).code]).toEqual([422, 'agenda.full']);
    expect((await read(one.id)).agenda).toHaveLength(60);
  });

  it('changes an item for whoever read it as it is', async () => {
    const meeting = await read((await scene.meeting()).id);
    const { id, version } = at(meeting, 1);
    const { status, body } = await patch(id, { version, durationMinutes: 50, presenter: 'Alle' });
    expect([status, at(body, 1)]).toMatchObject([
      200,
      { durationMinutes: 50, presenter: 'Alle', version: version + 1, title: template[1]?.title },
    ]);
    expect(Date.parse(at(body, 2).plannedStart) - Date.parse(body.startsAt)).toBe(60 * 60_000);
  });

  it('gives an item back to its place after it was taken off', async () => {
    const meeting = await read((await scene.meeting()).id);
    const taken = at(meeting, 1);
    const { body: without } = await remove(taken);
    expect(ids(without)).toEqual(ids(meeting).filter((id) => id !== taken.id));
    await order(without, ids(without).toReversed());
    const { status, body } = await scene.coordinator.post<Meeting>(
      `/api/agenda-items/${taken.id}/restore`,
    );
    expect(status).toBe(200);
    expect(ids(body)).toEqual([ids(meeting)[3], taken.id, ids(meeting)[2], ids(meeting)[0]]);
    expect(at(body, 1).version).toBe(taken.version + 2);
  });

  it('is put in another order only with each item once', async () => {
    const meeting = await read((await scene.meeting()).id);
    const other = await read((await scene.meeting()).id);
    const [first = '', ...rest] = ids(meeting);
    for (const wrong of [
      rest,
      [...rest, first, first],
      [...rest, at(other, 0).id],
      [...rest, randomUUID()],
    ])
      expect((await order(meeting, wrong)).status).toBe(400);
    const { status, body } = await order(meeting, [...rest, first]);
    expect([status, ids(body)]).toEqual([200, [...rest, first]]);
  });
});

describe('Two people who work on one agenda at once', () => {
  it('change the same item: one wins, the other is told and nothing is lost', async () => {
    const meeting = await read((await scene.meeting()).id);
    const { id, version } = at(meeting, 0);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) => patch(id, { version, title: `Fassung ${number}` })),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
      Array(7).fill('agenda.changed'),
    );
    const now = at(await read(meeting.id), 0);
    expect(now).toMatchObject({
      version: version + 1,
      title: at(won[0]?.body as Meeting, 0).title,
    });
    // Whoever lost reads again and keeps their own words.
    expect((await patch(id, { version: now.version, title: 'Meine Fassung' })).status).toBe(200);
  });

  it('change different items: both changes stay', async () => {
    const meeting = await read((await scene.meeting()).id);
    const answers = await Promise.all(
      meeting.agenda.map(({ id, version }, index) => patch(id, { version, title: `Neu ${index}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(titles(await read(meeting.id))).toEqual(['Neu 0', 'Neu 1', 'Neu 2', 'Neu 3']);
  });

  it('add, take off and move: no item is lost or doubled, and each place is taken once', async () => {
    const meeting = await read((await scene.meeting()).id);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => add(meeting, { afterItemId: at(meeting, 0).id })),
      order(meeting, ids(meeting).toReversed()),
      order(meeting, [...ids(meeting).slice(1), ids(meeting)[0] ?? '']),
      remove(at(meeting, 2)),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.slice(0, 5)).toEqual([201, 201, 201, 201, 201]);
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.slice(5, 7).filter((status) => status === 200).length).toBeLessThanOrEqual(1);
    const after = await read(meeting.id);
    expect(after.agenda).toHaveLength(meeting.agenda.length + 4);
    const [places] = await app.dataSource.query<{ all: number; different: number }[]>(
      `select count(*)::int as all, count(distinct position)::int as different from agenda_item where meeting_id = $1`,
      [meeting.id],
    );
    expect(places?.different).toBe(places?.all);
  });

  it('move it: whoever read an older order is refused', async () => {
    const meeting = await read((await scene.meeting()).id);
    await add(meeting);
    const { status, body } = await order(meeting, ids(meeting));
    expect([status, body.code]).toEqual([409, 'agenda.changed']);
  });

  it('change and take off the same item: whoever is second is told', async () => {
    const meeting = await read((await scene.meeting()).id);
    const taken = at(meeting, 3);
    await remove(taken);
    for (const answer of [
      await patch(taken.id, { version: taken.version, title: 'Zu spät' }),
      await remove(taken),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'agenda.changed']);
  });
});

describe('An item that is only for those who lead the meeting', () => {
  it('is missing for everybody else, and so are the notes of the others', async () => {
    const meeting = await read((await scene.meeting()).id);
    const hidden = at(meeting, 2);
    expect([hidden.visibility, hidden.moderatorNotes]).toEqual(['leads', 'leise']);
    await patch(at(meeting, 0).id, { version: 1, moderatorNotes: 'geheim' });
    const seen = await scene.member.get<Meeting>(`/api/meetings/${meeting.id}`);
    expect(ids(seen.body)).toEqual(ids(meeting).filter((id) => id !== hidden.id));
    expect(JSON.stringify(seen.body)).not.toMatch(/geheim|leise|Absprache/);
    expect(seen.body.agenda.map(({ plannedStart }) => plannedStart)).toEqual(
      meeting.agenda.filter(({ id }) => id !== hidden.id).map(({ plannedStart }) => plannedStart),
    );
  });
});

describe('While the meeting is held', () => {
  it('items are added and changed, but what was dealt with stays where it is', async () => {
    const meeting = await read((await scene.meeting()).id);
    const [a = '', b = '', c = '', d = ''] = ids(meeting);
    await scene.force(meeting.id, 'running');
    await app.dataSource.query(`update agenda_item set state = 'done' where id = $1`, [a]);
    await app.dataSource.query(`update agenda_item set state = 'current' where id = $1`, [b]);
    for (const wrong of [
      [b, a, c, d],
      [a, c, b, d],
    ]) {
      const { status, body } = await order(meeting, wrong);
      expect([status, body.code]).toEqual([409, 'live.itemNotPossible']);
    }
    expect((await order(meeting, [a, b, d, c])).status).toBe(200);
    expect((await add(meeting)).status).toBe(201);
    const early = await add(meeting, { afterItemId: a });
    expect([early.status, (early.body as unknown as Problem).code]).toEqual([
      409,
      'live.itemNotPossible',
    ]);
    expect((await add(meeting, { afterItemId: b })).status).toBe(201);
    const now = await read(meeting.id);
    for (const index of [0, 1]) {
      const refused = await remove(at(now, index));
      expect([refused.status, refused.body.code]).toEqual([409, 'live.itemNotPossible']);
    }
    expect((await patch(c, { version: 1, durationMinutes: 5 })).status).toBe(200);
  });

  it.each(['ended', 'documented', 'cancelled'] as const)(
    'and nothing once it is %s',
    async (state) => {
      const meeting = await read((await scene.meeting()).id);
      await scene.force(meeting.id, state);
      const first = at(meeting, 0);
      for (const answer of [
        await add(meeting),
        await patch(first.id, { version: 1, title: 'Neu' }),
        await remove(first),
        await order(meeting, ids(meeting)),
      ])
        expect([answer.status, (answer.body as unknown as Problem).code]).toEqual([
          409,
          'meeting.transitionRefused',
        ]);
    },
  );
});

describe('An agenda that is not theirs', () => {
  it('is refused to members, and not even there for strangers', async () => {
    const meeting = await read((await scene.meeting()).id);
    const { id, version } = at(meeting, 0);
    const tries = (agent: MeetingScene['member']) =>
      Promise.all([
        agent.post<Problem>(`/api/meetings/${meeting.id}/agenda-items`, item),
        agent.put<Problem>(`/api/meetings/${meeting.id}/agenda-order`, {
          agendaVersion: meeting.agendaVersion,
          itemIds: ids(meeting),
        }),
        agent.patch<Problem>(`/api/agenda-items/${id}`, { version, title: 'Meins' }),
        agent.delete<Problem>(`/api/agenda-items/${id}?version=${version}`),
        agent.post<Problem>(`/api/agenda-items/${id}/restore`),
      ]);
    expect((await tries(scene.member)).map(({ status }) => status)).toEqual(Array(5).fill(403));
    expect((await tries(scene.stranger)).map(({ body }) => body.code)).toEqual([
      ...Array<string>(2).fill('meeting.notFound'),
      ...Array<string>(3).fill('agendaItem.notFound'),
    ]);
    expect(await read(meeting.id)).toEqual(meeting);
  });

  it('is theirs to change once the lead was handed to them', async () => {
    const meeting = await read((await scene.meeting()).id);
    await scene.coordinator.patch(`/api/meetings/${meeting.id}`, {
      version: meeting.version,
      leadAccountId: scene.member.accountId,
    });
    const { status, body } = await scene.member.post<Meeting>(
      `/api/meetings/${meeting.id}/agenda-items`,
      item,
    );
    expect([status, body.relation, body.agenda.length]).toEqual([201, 'lead', template.length + 1]);
  });
});
