import type {
  FundingCall,
  FundingFit,
  FundingProgramme,
  List,
  Problem,
} from '@quartiersforum/domain';
import { Publisher } from '../src/realtime/publisher';
import type { Agent } from './support/agent';
import { countQueries } from './support/count-queries';
import { createFundingScene, type FundingScene, sceneStart } from './support/funding-scene';

let scene: FundingScene;
let app: FundingScene['app'];
let coordinator: Agent;
let city: Agent;
let awo: Agent;
let drk: Agent;
let drkId: string;

beforeAll(async () => {
  scene = await createFundingScene();
  ({ app, coordinator, city, awo, drk, drkId } = scene);
});
afterAll(() => scene.app.close());
beforeEach(() => scene.setNow(sceneStart));

describe('The fit, which remembers calls', () => {
  const fitOf = async (place: string) => {
    const { body } = await city.get<List<FundingFit>>('/api/funding-fit?limit=200');
    return body.items.find(({ contactPoint: { id } }) => id === place)?.calls ?? [];
  };

  it('shows every change of a call at once: new, other, closed, withdrawn and published again', async () => {
    const place = await scene.contactPoint('Gedächtnis', drkId, '2026-12-31');
    const call = await scene.create({
      ...{ mode: 'continuous', deadlines: [], eligible: ['municipality'], title: 'Aller Anfang' },
    });
    const shown = async () =>
      (await fitOf(place)).find((one) => one.call.id === call.id)?.call.name;
    const path = `/api/funding-calls/${call.id}`;
    expect(await shown()).toBe('Aller Anfang');
    await coordinator.patch(path, { version: 1, title: 'Alles anders' });
    expect(await shown()).toBe('Alles anders');
    await coordinator.put(`${path}/override`, {
      ...{ version: 2, kind: 'closedEarly', reason: 'Mittel aufgebraucht', since: '2026-11-01' },
    });
    expect(await shown()).toBeUndefined();
    await coordinator.delete(`${path}/override?version=3`);
    expect(await shown()).toBe('Alles anders');
    await coordinator.post(`${path}/withdraw`, { version: 4 });
    expect(await shown()).toBeUndefined();
    await coordinator.post(`${path}/publish`, { version: 5 });
    expect(await shown()).toBe('Alles anders');
  });

  it('forgets a call at the minute of its deadline, and knows it again in a time before', async () => {
    const place = await scene.contactPoint('Minute', drkId, '2028-01-31');
    const call = await scene.create({
      ...{ eligible: ['municipality'], leadTimeWeeks: 0 },
      deadlines: [{ kind: 'application', day: '2026-11-23', time: '12:00' }],
    });
    const isNamed = async (instant: string) => {
      scene.setNow(new Date(instant));
      return (await fitOf(place)).some((one) => one.call.id === call.id);
    };
    expect(await isNamed('2026-11-23T11:00:59Z')).toBe(true);
    expect(await isNamed('2026-11-23T11:01:00Z')).toBe(false);
    expect(await isNamed('2026-11-23T11:00:59Z')).toBe(true);
  });

  it('asks the database equally often for few and for many', async () => {
    const asked = (limit: number) =>
      countQueries(app.dataSource, () => city.get(`/api/funding-fit?limit=${limit}`));
    await asked(1);
    expect(await asked(200)).toBe(await asked(1));
    const searched = (query: string) =>
      countQueries(app.dataSource, () => scene.list(`search=aufruf&${query}`));
    expect(await searched('limit=200')).toBe(await searched('limit=1'));
  });
});

describe('Hostile and hasty people', () => {
  it('cannot change a proposal that was published meanwhile, not even by guessing its next version', async () => {
    const { id } = await scene.create({}, awo);
    const path = `/api/funding-calls/${id}`;
    const answers = await Promise.all([
      coordinator.post(`${path}/publish`, { version: 1 }),
      ...Array.from({ length: 10 }, () => awo.patch(path, { version: 2, title: 'Untergeschoben' })),
    ]);
    expect(answers.slice(1).map(({ status }) => status)).not.toContain(200);
    expect((await scene.read(drk, id)).body.title).not.toBe('Untergeschoben');
  });

  it('publish a proposal once, and make a programme once', async () => {
    const { id } = await scene.create({}, awo);
    const published = await Promise.all(
      [1, 2].map(() => coordinator.post(`/api/funding-calls/${id}/publish`, { version: 1 })),
    );
    expect(published.map(({ status }) => status).sort()).toEqual([201, 409]);
    const programme = { name: 'Gleich zweimal', funder: 'Land' };
    const calls = await Promise.all([1, 2, 3, 4].map(() => scene.create({ programme }, awo)));
    expect(new Set(calls.map((call) => call.programme.id)).size).toBe(1);
  });

  it.each(['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2027-02-29'])(
    'hear which field is wrong for the day %s',
    async (day) => {
      const call = { title: 'Zeitreise', programme: { name: 'Zeitreise', funder: 'Land' } };
      const { status, body } = await awo.post<Problem>('/api/funding-calls', {
        ...{ ...call, mode: 'fixed', deadlines: [{ kind: 'application', day }] },
      });
      expect([status, body.fields?.[0]?.path]).toEqual([400, 'deadlines.0.day']);
    },
  );

  it('may name the first and the last day there is', async () => {
    for (const day of ['1900-01-01', '2199-12-31'])
      expect(
        (await scene.create({ deadlines: [{ kind: 'application', day }] })).deadlines[0]?.day,
      ).toBe(day);
  });

  it('find nothing special by signs that patterns know', async () => {
    const all = (await scene.list('limit=1')).total;
    for (const search of ['%', '_', '\\', "'"])
      expect((await scene.list(new URLSearchParams({ search, limit: '1' }).toString())).total).toBe(
        all,
      );
  });
});

describe('A programme', () => {
  it('is read alone, changed once for all its calls, and told to those who may read it', async () => {
    const published = await scene.create();
    const proposed = await scene.create({}, awo);
    const publish = jest.spyOn(app.nest.get(Publisher, { strict: false }), 'publish');
    const told = async ({ programme: { id } }: FundingCall) => {
      publish.mockClear();
      const path = `/api/funding-programmes/${id}`;
      const answer = await coordinator.patch<FundingProgramme>(path, {
        ...{ version: 1, summary: 'Mit unseren Worten' },
      });
      expect((await coordinator.get<FundingProgramme>(path)).body).toEqual(answer.body);
      return publish.mock.calls.flatMap(([rooms]) => [...rooms]).sort();
    };
    expect(await told(proposed)).toEqual([`account:${awo.accountId}`, 'role:coordinator']);
    expect(await told(published)).toEqual(
      expect.arrayContaining(['role:city', 'role:fieldworker', 'role:provider']),
    );
    publish.mockRestore();
    expect((await scene.read(drk, published.id)).body.summary).toBe('Mit unseren Worten');
    const hidden = await drk.get<Problem>(`/api/funding-programmes/${proposed.programme.id}`);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'fundingProgramme.notFound']);
  });
});
