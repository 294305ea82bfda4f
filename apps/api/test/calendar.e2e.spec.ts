import {
  type CalendarList,
  type FundingCall,
  networkDay,
  type Problem,
} from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { type CalendarScene, createCalendarScene, readCalendar } from './support/calendar-scene';
import { countQueries } from './support/count-queries';

let scene: CalendarScene;
let coordinator: Agent;
let fieldworker: Agent;
let awo: Agent;
let municipal: Agent;
let reader: Agent;

beforeAll(async () => {
  scene = await createCalendarScene();
  ({ coordinator, fieldworker, awo, municipal, reader } = scene);
});
afterAll(() => scene.app.close());

const ids = ({ items }: CalendarList) => items.map(({ id }) => id);
const deadlineOf = ({ deadlines }: FundingCall) => deadlines[0]?.id ?? '';

describe('The calendar', () => {
  it('has everything dated that somebody may read, soonest first', async () => {
    const meeting = await scene.meetings.meeting();
    const call = await scene.call();
    const phaseId = await scene.phase(scene.day(100));
    const { items, total } = await scene.list(fieldworker);
    expect(items.map(({ kind, id }) => [kind, id])).toEqual([
      ['deadline', deadlineOf(call)],
      ['fundingEnd', phaseId],
      ['meeting', meeting.id],
    ]);
    expect(total).toBe(3);
    expect(items).toMatchObject([
      { title: call.title, detail: call.programme.name, callId: call.id, startsAt: null },
      { detail: 'Zusammen im Quartier', contactPointId: scene.contactPointId, isMine: true },
      {
        ...{ title: meeting.title, place: 'Rathaus', meetingId: meeting.id, isMine: true },
        ...{
          startsAt: meeting.startsAt,
          state: 'confirmed',
          day: networkDay(new Date(meeting.startsAt)),
        },
      },
    ]);
  });

  it('holds for each person what they may read: plans, foreign meetings, what is not released are not there', async () => {
    const plan = await scene.meetings.meeting('draft');
    const told = await scene.meetings.meeting();
    expect(ids(await scene.list(coordinator, 'kind=meeting'))).toEqual(
      expect.arrayContaining([plan.id, told.id]),
    );
    expect(ids(await scene.list(fieldworker, 'kind=meeting'))).toContain(told.id);
    expect(ids(await scene.list(fieldworker, 'kind=meeting'))).not.toContain(plan.id);
    expect((await scene.list(awo, 'kind=meeting')).total).toBe(0);
    const proposal = await awo.post<FundingCall>('/api/funding-calls', {
      ...{ title: 'Vorschlag', mode: 'fixed', programme: { name: 'Vorschlag', funder: 'Land' } },
      deadlines: [{ kind: 'sketch', day: scene.day(20) }],
    });
    for (const agent of [coordinator, awo, municipal])
      expect(ids(await scene.list(agent))).not.toContain(deadlineOf(proposal.body));
    const seen = await scene.list(reader);
    expect([seen.total, seen.facets.contactPoints]).toEqual([0, []]);
    const released = { state: 'released', id: scene.contactPointId };
    await scene.app.dataSource.query(`update contact_point set state = $1 where id = $2`, [
      ...[released.state, released.id],
    ]);
    expect((await scene.list(reader)).items.map(({ kind }) => kind)).toEqual(['fundingEnd']);
    await scene.app.dataSource.query(`update contact_point set state = 'internal'`);
  });

  it('can be asked for some kinds, for some days, and by pages', async () => {
    const all = await scene.list(coordinator, 'limit=200');
    for (const kind of ['meeting', 'deadline', 'fundingEnd'])
      expect(ids(await scene.list(coordinator, `kind=${kind}`))).toEqual(
        ids({ ...all, items: all.items.filter((item) => item.kind === kind) }),
      );
    const two = await scene.list(coordinator, 'kind=deadline,fundingEnd');
    expect(new Set(two.items.map(({ kind }) => kind))).toEqual(new Set(['deadline', 'fundingEnd']));
    const [first, second] = all.items;
    const oneDay = await scene.list(coordinator, `from=${first?.day}&to=${first?.day}`);
    expect(oneDay.items.every(({ day }) => day === first?.day)).toBe(true);
    const page = await scene.list(coordinator, 'limit=1&offset=1');
    expect([ids(page), page.total]).toEqual([[second?.id], all.total]);
  });

  it('begins today unless it is asked for what was', async () => {
    const past = await scene.phase('2020-12-31');
    expect(ids(await scene.list(coordinator))).not.toContain(past);
    expect(ids(await scene.list(coordinator, 'from=2020-12-31&to=2020-12-31'))).toEqual([past]);
  });

  it.each(['kind=party', 'from=2027-02-30', 'to=gestern', 'contactPointId=1', 'isMine=vielleicht'])(
    'says which field is wrong: %s',
    async (query) => {
      const { status, body } = await awo.get<Problem>(`/api/calendar?${query}`);
      expect([status, body.code]).toEqual([400, 'request.invalid']);
      expect(body.fields?.[0]?.path.split('.')[0]).toBe(query.split('=')[0]);
    },
  );

  it('can be narrowed to what is one’s own: meetings, calls that fit, the own contact point', async () => {
    const [fits, foreign, open] = [
      await scene.call({ eligible: ['nonprofit'] }),
      await scene.call({ eligible: ['municipality'] }),
      await scene.call({ eligible: [] }),
    ];
    const mine = async (agent: Agent) => ids(await scene.list(agent, 'isMine=true&limit=200'));
    expect(await mine(awo)).toEqual(expect.arrayContaining([deadlineOf(fits), deadlineOf(open)]));
    expect(await mine(awo)).not.toContain(deadlineOf(foreign));
    expect(await mine(municipal)).toContain(deadlineOf(foreign));
    expect(await mine(municipal)).not.toContain(deadlineOf(fits));
    const own = await scene.list(fieldworker, 'isMine=true&kind=meeting,fundingEnd');
    expect(own.total).toBeGreaterThan(0);
    expect((await scene.list(municipal, 'isMine=true&kind=meeting,fundingEnd')).total).toBe(0);
  });

  it('can be narrowed to what concerns a contact point or an organisation', async () => {
    const call = await scene.call({ eligible: ['municipality'] });
    const about = async (query: string) =>
      (await scene.list(coordinator, `${query}&limit=200`)).items;
    for (const query of [
      `contactPointId=${scene.contactPointId}`,
      `organisationId=${scene.awoId}`,
    ]) {
      const items = await about(query);
      expect(new Set(items.map(({ kind }) => kind))).toEqual(
        new Set(['meeting', 'deadline', 'fundingEnd']),
      );
      expect(items.map(({ id }) => id)).not.toContain(deadlineOf(call));
    }
    const city = await about(`organisationId=${scene.cityId}`);
    expect(new Set(city.map(({ kind }) => kind))).toEqual(new Set(['deadline']));
    expect(city.map(({ id }) => id)).toContain(deadlineOf(call));
    const { facets } = await scene.list(coordinator);
    expect(facets.contactPoints.map(({ id }) => id)).toContain(scene.contactPointId);
    expect(facets.organisations.map(({ id }) => id)).toEqual([scene.awoId]);
  });

  it('says how sure a date is', async () => {
    const stateOf = async (id: string) =>
      (await scene.list(coordinator, 'limit=200')).items.find((item) => item.id === id)?.state;
    const day = scene.day(30);
    const estimated = await scene.call({
      deadlines: [{ kind: 'application', day, isEstimated: true }],
    });
    expect(await stateOf(deadlineOf(estimated))).toBe('tentative');
    await coordinator.put(`/api/funding-calls/${estimated.id}/override`, {
      ...{ version: 1, kind: 'suspended', reason: 'Haushalt', since: scene.day(0) },
    });
    expect(await stateOf(deadlineOf(estimated))).toBe('postponed');
    const meeting = await scene.meetings.meeting();
    await scene.meetings.force(meeting.id, 'cancelled');
    expect(await stateOf(meeting.id)).toBe('cancelled');
    await scene.meetings.force(meeting.id, 'moved');
    expect(await stateOf(meeting.id)).toBe('postponed');
  });

  it('has no end of a funding where the contact point has closed before', async () => {
    const pointId = await insertPoint('Geschlossen');
    const phaseId = await scene.phase(scene.day(50), pointId);
    expect(ids(await scene.list(coordinator))).toContain(phaseId);
    await scene.app.dataSource.query(`update contact_point set closed_on = $2 where id = $1`, [
      ...[pointId, scene.day(-1)],
    ]);
    expect(ids(await scene.list(coordinator))).not.toContain(phaseId);
  });

  it('shows the time of a deadline as the same instant everywhere, also where the clock leaves an hour out', async () => {
    const call = await scene.call({
      deadlines: [{ kind: 'application', day: '2027-03-28', time: '02:30' }],
    });
    const { items } = await scene.list(awo, 'from=2027-03-28&to=2027-03-28');
    expect(items.filter(({ id }) => id === deadlineOf(call))).toMatchObject([
      { startsAt: '2027-03-28T01:30:00.000Z', endsAt: null },
    ]);
    const { body } = await awo.get<string>(
      `/api/calendar/entries/deadline/${deadlineOf(call)}.ics`,
    );
    expect(readCalendar(body).events[0]?.start).toBe('2027-03-28T03:30:00');
  });

  it('asks the database equally often for few and for many', async () => {
    const count = () => countQueries(scene.app.dataSource, () => scene.list(awo, 'limit=200'));
    const few = await count();
    for (let index = 0; index < 20; index += 1) {
      await scene.call();
      await scene.phase(scene.day(index), await insertPoint(`Punkt ${index}`));
    }
    expect(await count()).toBe(few);
  });
});

describe('One entry as a file', () => {
  it('is a calendar with that one event, known by the same name as in the invitation and never older', async () => {
    const { id } = await scene.meetings.meeting('draft');
    const invited = await coordinator.post(`/api/meetings/${id}/invite`, {});
    expect(invited.status).toBe(200);
    const [mail] = await scene.app.dataSource.query<{ calendar: string }[]>(
      `select calendar from outbox_mail where calendar like '%' || $1 || '%'`,
      [id],
    );
    const path = `/api/calendar/entries/meeting/${id}.ics`;
    const { status, headers, body } = await fieldworker.get<string>(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(headers.get('content-disposition')).toContain('attachment; filename=');
    const [[told], [own]] = [readCalendar(mail?.calendar ?? '').events, readCalendar(body).events];
    expect(own?.uid).toBe(told?.uid);
    expect(own).toMatchObject({ title: told?.title, start: told?.start, end: told?.end });
    expect(own?.sequence).toBeGreaterThanOrEqual(told?.sequence ?? 0);
  });

  it('of a deadline is the whole day, reminds a week and a day before, and leads to the call', async () => {
    const call = await scene.call();
    const { body } = await awo.get<string>(
      `/api/calendar/entries/deadline/${deadlineOf(call)}.ics`,
    );
    expect(readCalendar(body).events).toMatchObject([
      {
        ...{ title: `Frist Antrag: ${call.title}`, start: scene.day(60), end: scene.day(61) },
        ...{ status: 'CONFIRMED', alarms: ['-P6DT15H', '-PT15H'] },
        url: expect.stringContaining(`/foerderung/${call.id}`) as string,
      },
    ]);
  });

  it('is not there for whoever may not read the thing, and not under another kind', async () => {
    const meeting = await scene.meetings.meeting();
    for (const [agent, path] of [
      [awo, `meeting/${meeting.id}`],
      [reader, `meeting/${meeting.id}`],
      [fieldworker, `deadline/${meeting.id}`],
      [fieldworker, 'meeting/4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111'],
    ] as const) {
      const { status, body, headers } = await agent.get<Problem>(
        `/api/calendar/entries/${path}.ics`,
      );
      expect([status, body.code]).toEqual([404, 'calendarEntry.notFound']);
      expect(headers.get('content-disposition')).toBeNull();
    }
  });
});

async function insertPoint(name: string): Promise<string> {
  const [row] = await scene.app.dataSource.query<{ id: string }[]>(
    `insert into contact_point (name) values ($1) returning id`,
    [name],
  );
  return row?.id ?? '';
}
