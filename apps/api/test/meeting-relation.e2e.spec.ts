import {
  type CalendarDay,
  type Meeting,
  type MeetingList,
  meetingRelation,
  type MeetingState,
  meetingStateSchema,
  networkDay,
} from '@quartiersforum/domain';
import { MeetingAccess } from '../src/meeting/meeting-access';
import { findRelation } from '../src/meeting/meeting-standing.queries';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';
import { insert, meetingScene, type MeetingScene } from './support/meeting-scene';

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const nowhere = '4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
const dayMilliseconds = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds).toISOString();
const read = async (id: string, agent = scene.coordinator) =>
  (await agent.get<Meeting>(`/api/meetings/${id}`)).body;
const listed = async (agent: Agent, query = '') =>
  (await agent.get<MeetingList>(`/api/meetings?limit=200${query}`)).body;

describe('The list of meetings', () => {
  it('has what is to come, soonest first, and what is over, latest first', async () => {
    const other = await meetingScene(app);
    const ids: Record<string, string> = {};
    const plan: [string, MeetingState, number][] = [
      ...([
        ['planned', 'draft', 20],
        ['next', 'invited', 10],
        ['held', 'running', -0.01],
      ] as const),
      ...([
        ['moved', 'moved', -30],
        ['off', 'cancelled', 15],
        ['wasOff', 'cancelled', -15],
      ] as const),
      ...([
        ['forgotten', 'invited', -20],
        ['over', 'ended', -10],
        ['old', 'documented', -40],
      ] as const),
    ].map(([name, state, days]) => [name, state, days]);
    for (const [name, state, days] of plan) {
      const { id } = await other.meeting();
      await other.force(id, state);
      await app.dataSource.query('update meeting set starts_at = $2 where id = $1', [
        id,
        inDays(days),
      ]);
      ids[id] = name;
    }
    const names = async (query: string, agent = other.coordinator) =>
      (await listed(agent, `&seriesId=${other.series.id}${query}`)).items.map(({ id }) => ids[id]);
    expect(await names('&time=coming')).toEqual(['moved', 'held', 'next', 'off', 'planned']);
    expect(await names('&time=past')).toEqual(['over', 'wasOff', 'forgotten', 'old']);
    expect(await names('&time=coming', other.member)).toEqual(['moved', 'held', 'next', 'off']);
    const day = inDays(12).slice(0, 10);
    expect(await names(`&time=coming&from=${day}`)).toEqual(['off', 'planned']);
    expect((await listed(other.coordinator, `&bodyId=${other.bodyId}`)).total).toBe(9);
    expect(await listed(other.stranger, `&bodyId=${other.bodyId}`)).toEqual({
      items: [],
      total: 0,
    });
  });

  it('has no plan that was given up before anybody was invited', async () => {
    const { id, version } = await scene.meeting('draft');
    const path = `/api/meetings/${id}`;
    const { body } = await scene.coordinator.post<Meeting>(`${path}/cancel`, { version });
    expect(body.state).toBe('cancelled');
    expect((await scene.member.get(path)).status).toBe(404);
    expect((await listed(scene.member)).items.map((meeting) => meeting.id)).not.toContain(id);
    const roll = await app.nest.get(MeetingAccess).rollOf(app.dataSource.manager, id);
    const actor = {
      ...{
        accountId: scene.member.accountId,
        personId: scene.member.personId,
        role: 'fieldworker',
      },
      ...{ organisationId: null, contactPointId: scene.contactPointId, displayName: '' },
    } as Parameters<NonNullable<typeof roll>['relationOf']>[0];
    expect(roll?.relationOf(actor)).toBe('outsider');
    const told = await scene.meeting();
    await scene.force(told.id, 'cancelled');
    expect((await scene.member.get(`/api/meetings/${told.id}`)).status).toBe(200);
  });

  it('asks the database no more often with a hundred more, and pages fit together', async () => {
    const ask = () =>
      countQueries(app.dataSource, async () => {
        expect((await scene.member.get('/api/meetings?limit=200')).status).toBe(200);
      });
    await ask();
    const before = await ask();
    await app.dataSource.query(
      `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes)
       select $1, 'other', 'Treffen ' || number, 'invited', now() + make_interval(days => number), 60
       from generate_series(1, 100) as number`,
      [scene.bodyId],
    );
    expect(await ask()).toBe(before);
    expect(before).toBeLessThanOrEqual(6);
    const pages = await Promise.all(
      [0, 60].map((offset) =>
        scene.member.get<MeetingList>(`/api/meetings?time=coming&limit=60&offset=${offset}`),
      ),
    );
    const items = pages.flatMap(({ body }) => body.items);
    expect(new Set(items.map(({ id }) => id)).size).toBe(Math.min(pages[0]?.body.total ?? 0, 120));
    const starts = items.map(({ startsAt }) => startsAt);
    expect(starts).toEqual([...starts].sort());
  });

  it('tells before a date is chosen what is on that day, as far as one may know it', async () => {
    const { id, startsAt, title } = await scene.meeting();
    const path = `/api/calendar-days/${networkDay(new Date(startsAt))}`;
    expect((await scene.member.get<CalendarDay>(path)).body.meetings).toEqual([
      { id, name: title },
    ]);
    expect((await scene.stranger.get<CalendarDay>(path)).body.meetings).toEqual([]);
    const { body } = await scene.coordinator.get<CalendarDay>('/api/calendar-days/2198-11-01');
    expect(body).toEqual({ day: '2198-11-01', holiday: 'Allerheiligen', meetings: [] });
    expect((await scene.coordinator.get('/api/calendar-days/2027-02-30')).status).toBe(400);
  });
});

describe('Who stands how to a meeting', () => {
  it.each(meetingStateSchema.options)('decides who sees it in the state "%s"', async (state) => {
    const { id } = await scene.meeting();
    await scene.force(id, state);
    const seen = async (agent: Agent) => [
      (await agent.get(`/api/meetings/${id}`)).status,
      (await listed(agent)).items?.some((meeting) => meeting.id === id) ?? false,
    ];
    const isTold = state !== 'draft';
    expect(await seen(scene.coordinator)).toEqual([200, true]);
    expect(await seen(scene.member)).toEqual([isTold ? 200 : 404, isTold]);
    expect(await seen(scene.stranger)).toEqual([404, false]);
    expect(await seen(await app.agent('reader'))).toEqual([403, false]);
  });

  it('is the same in the database, in the domain and for a socket that is open', async () => {
    const [organisationId, ofMember] = [
      await insert(
        app,
        `insert into organisation (name, kind) values (gen_random_uuid()::text, 'provider')`,
      ),
      scene.contactPointId,
    ];
    const periods: [string, string | null][] = [
      ...([
        ['2020-01-01', null],
        ['2020-01-01', '2020-02-01'],
        ['2199-01-01', null],
      ] as const),
    ].map(([from, to]) => [from, to]);
    const access = app.nest.get(MeetingAccess, { strict: false });
    const { manager } = app.dataSource;
    const { id, startsAt } = await scene.meeting();
    const invited = await app.newAgent('provider');
    const writer = await app.newAgent('provider');
    const lead = await app.newAgent('city', { contactPointId: ofMember });
    await manager.query(
      `insert into meeting_invitation (meeting_id, account_id, name, email) values ($1, $2, 'Gast', 'gast@example.org')`,
      [id, invited.accountId],
    );
    await manager.query('insert into meeting_writer (meeting_id, account_id) values ($1, $2)', [
      id,
      writer.accountId,
    ]);
    await manager.query('update meeting set lead_account_id = $2 where id = $1', [
      id,
      lead.accountId,
    ]);
    const found: string[] = [];
    for (const [validFrom, validTo] of periods) {
      await manager.query('delete from membership where organisation_id = $1', [organisationId]);
      await manager.query(
        'insert into membership (body_id, organisation_id, valid_from, valid_to) values ($1, $2, $3, $4)',
        [scene.bodyId, organisationId, validFrom, validTo],
      );
      const colleague = await app.newAgent('provider', { organisationId });
      for (const agent of [colleague, invited, writer, lead, scene.member, scene.stranger]) {
        const actor = {
          ...{ accountId: agent.accountId, personId: agent.personId, sessionId: '' },
          ...{ role: 'provider' as const, displayName: '', affiliation: null },
          organisationId: agent === colleague ? organisationId : null,
          contactPointId: agent === scene.member || agent === lead ? ofMember : null,
        };
        const today = networkDay(new Date());
        const inDatabase = await findRelation(manager, actor, today, id);
        const inDomain = meetingRelation(
          {
            ...{
              bodyId: scene.bodyId,
              day: networkDay(new Date(startsAt)),
              leadAccountId: lead.accountId,
            },
            ...{ writerAccountIds: [writer.accountId], isInvited: agent === invited },
          },
          agent.accountId,
          agent === colleague
            ? [{ bodyId: scene.bodyId, validFrom, validTo }]
            : actor.contactPointId === null
              ? []
              : [{ bodyId: scene.bodyId, validFrom: '2020-05-01', validTo: null }],
          today,
        );
        const roll = await access.rollOf(manager, id);
        expect([inDatabase, roll?.relationOf(actor)]).toEqual([inDomain, inDomain]);
        found.push(inDatabase);
      }
    }
    expect(new Set(found)).toEqual(new Set(['lead', 'writer', 'participant', 'outsider']));
    expect(await access.rollOf(manager, nowhere)).toBeNull();
  });

  it('is invited: sees the meeting without belonging to its body, with the own answer', async () => {
    const { id } = await scene.meeting();
    const guest = await app.newAgent('provider');
    await app.dataSource.query(
      `insert into meeting_invitation (meeting_id, account_id, name, email, response) values ($1, $2, 'Gast', 'gast@example.org', 'yes')`,
      [id, guest.accountId],
    );
    expect(await read(id, guest)).toMatchObject({
      relation: 'participant',
      answer: 'yes',
      answers: null,
    });
    expect((await read(id)).answers).toEqual({ open: 0, yes: 1, no: 0, substitute: 0 });
    expect((await listed(guest)).items).toMatchObject([{ id, answer: 'yes' }]);
  });

  it('belonged to the body on the day of the meeting: keeps seeing it', async () => {
    const { id } = await scene.meeting();
    const organisationId = await insert(
      app,
      `insert into organisation (name, kind) values (gen_random_uuid()::text, 'provider')`,
    );
    const former = await app.newAgent('provider', { organisationId });
    const until = async (validTo: string) => {
      await app.dataSource.query('delete from membership where organisation_id = $1', [
        organisationId,
      ]);
      await app.dataSource.query(
        `insert into membership (body_id, organisation_id, valid_from, valid_to) values ($1, $2, '2020-01-01', $3)`,
        [scene.bodyId, organisationId, validTo],
      );
      return (await former.get(`/api/meetings/${id}`)).status;
    };
    await app.dataSource.query(
      `update meeting set starts_at = '2024-05-07T22:30:00Z' where id = $1`,
      [id],
    );
    // Half past midnight on the 8th in the network's time.
    expect([await until('2024-05-07'), await until('2024-05-08')]).toEqual([404, 200]);
  });
});
