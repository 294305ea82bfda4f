import {
  addDays,
  isAllowed,
  lastDayToEndNow,
  networkDay,
  networkInstant,
  roles,
  type Body,
  type List,
  type Membership,
  type Organisation,
  type Problem,
} from '@quartiersforum/domain';
import { Bus } from '../src/core/bus/bus';
import { fillPeople } from '../src/example-data/example-people';
import { fillRegister } from '../src/example-data/example-register';
import { NetworkClock } from '../src/network/network-clock';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

const nowhere = '00000000-0000-4000-8000-000000000000';
const today = networkDay(new Date());
/** How soon a day that begins is noticed: it is looked for once a second, and then told within two. */
const dayChangeMilliseconds = 5_000;

let app: TestApp;
let coordinator: Agent;
let monitoring: string;
let providers: Organisation[];

beforeAll(async () => {
  app = await startTestApp();
  await app.dataSource.transaction(async (manager) => {
    await fillPeople(manager, await fillRegister(manager));
  });
  coordinator = await app.agent('coordinator');
  const { body } = await coordinator.get<List<Body>>('/api/bodies');
  monitoring = body.items.find(({ name }) => name === 'AG Quartiersmonitoring')?.id ?? '';
  const found = await coordinator.get<List<Organisation>>('/api/organisations?kind=provider');
  providers = [...found.body.items];
});
afterEach(async () => {
  jest.restoreAllMocks();
  await app.dataSource.query(`delete from membership where body_id = $1`, [monitoring]);
});
afterAll(() => app.close());

function add(input: Readonly<Record<string, unknown>>, agent = coordinator) {
  return agent.post<Membership & Problem>(`/api/bodies/${monitoring}/memberships`, {
    memberKind: 'organisation',
    memberId: providers[0]?.id,
    validFrom: '2026-01-01',
    ...input,
  });
}

/** Noon in the network, so many days after `day`. */
function noonAfter(day: string, days: number): Date {
  return new Date(networkInstant(addDays(day, days), '12:00'));
}

async function members(): Promise<readonly Membership[]> {
  return (await coordinator.get<Body>(`/api/bodies/${monitoring}`)).body.memberships;
}

/** The next message about the body on this node; fails after the two seconds that the product promises of what somebody does. */
async function hears(node: TestApp, work: () => unknown, milliseconds = 2_000): Promise<void> {
  let stop = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  const heard = new Promise<void>((resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not heard within ${milliseconds} ms`)),
      milliseconds,
    );
    stop = node.nest.get(Bus).on('network.membershipChanged', ({ bodyId }) => {
      if (bodyId === monitoring) resolve();
    });
  });
  try {
    await work();
    await heard;
  } finally {
    stop();
    clearTimeout(timer);
  }
}

describe('The coordinator', () => {
  it('takes an organisation, a contact point and a person into a body', async () => {
    const [point] = await app.dataSource.query<{ id: string; name: string }[]>(
      `select id, name from contact_point limit 1`,
    );
    const entered = [
      await add({}),
      await add({ memberKind: 'contactPoint', memberId: point?.id }),
      await add({ memberKind: 'person', memberId: coordinator.personId, isDeputy: true }),
    ];
    expect(entered.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(entered[1]?.body).toEqual({
      id: expect.any(String),
      member: { kind: 'contactPoint', ...point },
      isDeputy: false,
      validFrom: '2026-01-01',
      validTo: null,
    });
    expect(entered[2]?.body.isDeputy).toBe(true);
    const ids = entered.map(({ body }) => body.id);
    expect((await members()).map(({ id }) => id).sort()).toEqual(ids.sort());
    const organisation = await coordinator.get<Organisation>(
      `/api/organisations/${providers[0]?.id}`,
    );
    expect(organisation.body.bodies.map(({ id }) => id)).toContain(monitoring);
  });

  it('ends a membership at once, and every node hears of it', async () => {
    const second = await startTestApp({ besideApp: app });
    try {
      const { body } = await add({});
      await hears(second, async () => {
        const ended = await coordinator.patch<Membership>(`/api/memberships/${body.id}`, {
          validTo: lastDayToEndNow(today),
        });
        expect([ended.status, ended.body.validTo]).toEqual([200, lastDayToEndNow(today)]);
      });
      const organisation = await coordinator.get<Organisation>(
        `/api/organisations/${providers[0]?.id}`,
      );
      expect(organisation.body.bodies.map(({ id }) => id)).not.toContain(monitoring);
      expect(await members()).toHaveLength(1);
    } finally {
      await second.close();
    }
  });

  it('takes back a membership on the day it began, and it is gone from the body', async () => {
    const { body } = await add({ validFrom: today });
    const { status } = await coordinator.patch(`/api/memberships/${body.id}`, {
      validTo: lastDayToEndNow(today),
    });
    expect(status).toBe(200);
    expect(await members()).toEqual([]);
    expect((await add({ validFrom: today })).status).toBe(201);
  });

  it('opens the end of a membership again', async () => {
    const { body } = await add({ validTo: '2026-02-01' });
    const reopened = await coordinator.patch<Membership>(`/api/memberships/${body.id}`, {
      validTo: null,
    });
    expect(reopened.body.validTo).toBeNull();
  });

  it('enters nobody twice for the same day, not even twenty times at once', async () => {
    // Warm connections first, or the requests would come one after the other.
    await Promise.all(Array.from({ length: 20 }, () => members()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => add({})));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('membership.overlapping');
    expect((await add({ memberId: providers[0]?.id.toUpperCase() })).status).toBe(409);
    expect(await members()).toHaveLength(1);
  });

  it('cannot open a membership into the next one of the same member', async () => {
    const { body } = await add({ validTo: '2026-02-01' });
    expect((await add({ validFrom: '2026-02-02' })).status).toBe(201);
    const { status } = await coordinator.patch(`/api/memberships/${body.id}`, { validTo: null });
    expect(status).toBe(409);
  });

  it.each([
    [{ memberId: nowhere }, 400, 'memberId'],
    [{ memberId: 'AWO' }, 400, 'memberId'],
    [{ memberKind: 'city' }, 400, 'memberKind'],
    [{ validFrom: '2026-02-30' }, 400, 'validFrom'],
    [{ validFrom: '0000-01-01' }, 400, 'validFrom'],
    [{ validFrom: null }, 400, 'validFrom'],
    [{ validTo: '2025-01-01' }, 422, 'validTo'],
    [{ isDeputy: 'yes' }, 400, 'isDeputy'],
    [{ bodyId: nowhere }, 400, 'bodyId'],
  ])('is told what is wrong with %j', async (input, status, path) => {
    const answer = await add(input);
    expect(answer.status).toBe(status);
    expect(answer.body.fields?.map((field) => field.path)).toEqual([path]);
    expect(await members()).toEqual([]);
  });

  it.each([
    [{}, 400],
    [{ validTo: '2025-12-30' }, 422],
    [{ validTo: 'heute' }, 400],
    [{ validFrom: '2026-01-01' }, 400],
  ])('cannot change a membership by %j', async (change, status) => {
    const { body } = await add({});
    expect((await coordinator.patch(`/api/memberships/${body.id}`, change)).status).toBe(status);
    expect(await members()).toEqual([body]);
  });

  it('is told when the body or the membership is not there', async () => {
    const input = { memberKind: 'person', memberId: nowhere, validFrom: today };
    const lost = await coordinator.post<Problem>(`/api/bodies/${nowhere}/memberships`, input);
    expect([lost.status, lost.body.code]).toEqual([404, 'body.notFound']);
    const change = { validTo: today };
    const gone = await coordinator.patch<Problem>(`/api/memberships/${nowhere}`, change);
    expect([gone.status, gone.body.code]).toEqual([404, 'membership.notFound']);
    expect((await coordinator.patch('/api/memberships/1', change)).status).toBe(400);
  });
});

describe('Memberships', () => {
  it('are entered and changed by those whom the permission table names', async () => {
    const { body } = await add({});
    const nobody = await app.agent('nobody');
    expect((await add({ memberId: providers[1]?.id }, nobody)).status).toBe(401);
    expect((await nobody.patch(`/api/memberships/${body.id}`, { isDeputy: true })).status).toBe(
      401,
    );
    for (const role of roles) {
      const agent = await app.agent(role);
      const isGranted = isAllowed('membership.create', { role });
      const created = await add({ memberId: providers[1]?.id }, agent);
      expect([role, created.status]).toEqual([role, isGranted ? 201 : 403]);
      const changed = await agent.patch(`/api/memberships/${body.id}`, { isDeputy: true });
      expect([role, changed.status]).toEqual([
        role,
        isAllowed('membership.update', { role }) ? 200 : 403,
      ]);
    }
  });

  it('that end with the day are announced when the next day begins', async () => {
    const day = networkDay(new Date());
    await add({ validTo: day });
    const now = jest.spyOn(app.nest.get(NetworkClock, { strict: false }), 'now');
    await hears(app, () => now.mockReturnValue(noonAfter(day, 1)), dayChangeMilliseconds);
  });

  it('that begin in two days are announced then, and once only', async () => {
    const day = networkDay(new Date());
    await add({ validFrom: addDays(day, 2) });
    const now = jest.spyOn(app.nest.get(NetworkClock, { strict: false }), 'now');
    await hears(app, () => now.mockReturnValue(noonAfter(day, 2)), dayChangeMilliseconds);
    let count = 0;
    const stop = app.nest.get(Bus).on('network.membershipChanged', () => (count += 1));
    // Three more looks at the calendar; each asks the clock once.
    const looksBefore = now.mock.calls.length;
    await new Promise<void>((resolve) => {
      now.mockImplementation(() => {
        if (now.mock.calls.length >= looksBefore + 3) resolve();
        return noonAfter(day, 2);
      });
    });
    stop();
    expect(count).toBe(0);
  });
});
