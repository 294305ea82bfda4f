import type { Meeting } from '@quartiersforum/domain';
import { startTestApp, type TestApp } from '../support/app';
import { HeldMeeting } from './support/held-meeting';
import { LiveSocket } from './support/live-socket';

let app: TestApp;
let meeting: HeldMeeting;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  meeting = await HeldMeeting.plan(app);
  await meeting.steer({ action: 'start' });
});
afterAll(() => app.close());

const titles = async () =>
  (await meeting.live()).items.map(({ title, state }) => `${title}: ${state}`);

async function versionOf(id: string): Promise<number> {
  const { body } = await meeting.coordinator.get<Meeting>(`/api/meetings/${meeting.id}`);
  return body.agenda.find((item) => item.id === id)?.version ?? 0;
}

describe('an agenda that changes while the meeting runs', () => {
  it('is seen by everybody who follows it', async () => {
    const screen = await LiveSocket.open(app, await meeting.member());
    await screen.join(meeting.id);
    const [first] = (await meeting.live()).items;
    const answer = await meeting.coordinator.patch(`/api/agenda-items/${first?.id}`, {
      ...{ version: await versionOf(first?.id ?? ''), title: 'Ankommen' },
    });
    expect(answer.status).toBe(200);
    await screen.sees(({ items }) => items[0]?.title === 'Ankommen');
    await meeting.coordinator.post(meeting.path('agenda-items'), {
      ...{ kind: 'other', title: 'Nachtrag', durationMinutes: 10 },
    });
    const seen = await screen.sees(({ items }) => items.length === 4);
    expect(seen.items[0]?.state).toBe('current');
    screen.close();
  });

  it('refuses a command that was given before it, for the next item may be another', async () => {
    const { version } = await meeting.live();
    await meeting.coordinator.post(meeting.path('agenda-items'), {
      ...{ kind: 'other', title: 'Nachtrag', durationMinutes: 10 },
    });
    const stale = await meeting.coordinator.post(meeting.path('steering'), {
      action: 'next',
      version,
    });
    expect(stale.body).toMatchObject({ status: 409, code: 'live.changed' });
  });

  it('keeps the item that runs', async () => {
    const [first] = (await meeting.live()).items;
    const version = await versionOf(first?.id ?? '');
    const answer = await meeting.coordinator.delete(
      `/api/agenda-items/${first?.id}?version=${version}`,
    );
    expect(answer.body).toMatchObject({ status: 409, code: 'live.itemNotPossible' });
    expect(await titles()).toEqual(['Begrüßung: current', 'Fachvortrag: open', 'Termine: open']);
  });

  it('shows the new length of an item to whoever edits it meanwhile', async () => {
    const [, second] = (await meeting.live()).items;
    const before = await versionOf(second?.id ?? '');
    await meeting.steer({ action: 'resize', itemId: second?.id ?? '', plannedMinutes: 5 });
    const stale = await meeting.coordinator.patch(`/api/agenda-items/${second?.id}`, {
      ...{ version: before, durationMinutes: 60 },
    });
    expect(stale.status).toBe(409);
    expect((await meeting.live()).items[1]?.plannedSeconds).toBe(300);
  });
});
