import type { List, MeetingDate, MeetingSeries, Problem } from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { meetingScene, type MeetingScene, rhythm, template } from './support/meeting-scene';

let app: TestApp;
let scene: MeetingScene;
beforeAll(async () => {
  app = await startTestApp();
  scene = await meetingScene(app);
});
afterAll(() => app.close());

const refusal = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as Problem).code,
];

describe('A series', () => {
  it('proposes its next four dates in the right time, and says what speaks against them', async () => {
    const path = `/api/meeting-series/${scene.series.id}/next-dates`;
    const { items, total } = (await scene.member.get<List<MeetingDate>>(path)).body;
    expect([items.length, total]).toEqual([4, 4]);
    for (const { startsAt, isTaken } of items) {
      const shown = new Intl.DateTimeFormat('de-DE', {
        ...{ timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit' },
      }).format(new Date(startsAt));
      expect([shown, isTaken]).toEqual(['Di., 10:00', false]);
    }
    await scene.coordinator.post('/api/meetings', {
      seriesId: scene.series.id,
      startsAt: items[1]?.startsAt,
    });
    const after = (await scene.coordinator.get<List<MeetingDate>>(path)).body.items;
    expect(after.map(({ isTaken }) => isTaken)).toEqual([false, true, false, false]);
  });

  it('names the holiday that one of its dates falls on', async () => {
    const { body } = await scene.coordinator.post<MeetingSeries>('/api/meeting-series', {
      ...{
        bodyId: scene.bodyId,
        name: 'Maitreffen',
        kind: 'other',
        durationMinutes: 60,
        place: '',
      },
      rhythm: { ...rhythm, every: 'year', month: 11, weekday: 1, ordinal: 1 },
    });
    const path = `/api/meeting-series/${body.id}/next-dates`;
    const { items } = (await scene.coordinator.get<List<MeetingDate>>(path)).body;
    const holidays = items.map(({ startsAt, holiday }) => [startsAt.slice(5, 10), holiday]);
    for (const [day, holiday] of holidays)
      expect(holiday).toBe(day === '11-01' ? 'Allerheiligen' : null);
    expect(body.template).toEqual([]);
  });

  it('is changed by whoever read it as it is; a list that gets shorter is shorter', async () => {
    const path = `/api/meeting-series/${(await meetingScene(app)).series.id}`;
    const [first] = template;
    const change = { version: 1, template: [first], place: 'Quartiersbüro' };
    const { body } = await scene.coordinator.patch<MeetingSeries>(path, change);
    expect(body).toMatchObject({ version: 2, template: [first], place: 'Quartiersbüro', rhythm });
    expect(refusal(await scene.coordinator.patch(path, change))).toEqual([
      409,
      'meetingSeries.changed',
    ]);
  });

  it('is there for members, without its template, and for nobody else', async () => {
    const path = `/api/meeting-series/${scene.series.id}`;
    expect((await scene.member.get<MeetingSeries>(path)).body).toMatchObject({
      ...{ name: 'Austauschtreffen', template: [] },
    });
    for (const suffix of ['', '/next-dates'])
      expect(refusal(await scene.stranger.get(path + suffix))).toEqual([
        404,
        'meetingSeries.notFound',
      ]);
    const all = async (agent: Agent) =>
      (await agent.get<List<MeetingSeries>>('/api/meeting-series?limit=200')).body;
    expect(await all(scene.stranger)).toEqual({ items: [], total: 0 });
    const mine = await all(scene.member);
    expect([mine.total, mine.items.every(({ body }) => body.id === scene.bodyId)]).toEqual([
      mine.items.length,
      true,
    ]);
    expect((await scene.member.patch(path, { version: 1, name: 'Unsere' })).status).toBe(403);
  });
});
