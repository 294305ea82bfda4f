import {
  type CalendarFeedAddress,
  type CalendarKind,
  callPublicationSchema,
  contactPointStateSchema,
  isAllowed,
  meetingStateSchema,
  type Meeting,
  networkDay,
  type Problem,
  type Role,
  roles,
} from '@quartiersforum/domain';
import type { Agent } from '../support/agent';
import { type CalendarScene, createCalendarScene } from '../support/calendar-scene';

let scene: CalendarScene;
beforeAll(async () => {
  scene = await createCalendarScene();
});
afterAll(() => scene.app.close());

const sql = (text: string, values: unknown[] = []) => scene.app.dataSource.query(text, values);
/** Where somebody finds an entry: in the list, in the count of its kind on its day, as a file, in their feed. */
async function finds(agent: Agent, kind: CalendarKind, id: string, day: string) {
  const list = await scene.list(agent, `kind=${kind}&from=${day}&to=${day}&limit=200`);
  const file = await agent.get<Problem>(`/api/calendar/entries/${kind}/${id}.ics`);
  const feed = await agent.post<CalendarFeedAddress>('/api/calendar-feeds', { scope: 'all' });
  const { text } = await scene.fetch(feed.body);
  await agent.delete(`/api/calendar-feeds/${feed.body.id}`);
  return {
    list: list.items.some((item) => item.id === id),
    count: list.total > 0,
    file: file.status === 200,
    feed: text.includes(id),
  };
}
const everywhere = (isSeen: boolean) => ({
  ...{ list: isSeen, count: isSeen, file: isSeen, feed: isSeen },
});

describe('everybody with every date', () => {
  it('finds meetings exactly where the permission table lets them read the meeting', async () => {
    const differing: unknown[] = [];
    for (const role of roles)
      for (const relation of ['participant', 'outsider'] as const) {
        const place = relation === 'participant' ? { contactPointId: scene.contactPointId } : {};
        const agent = await scene.app.newAgent(role, place);
        for (const state of meetingStateSchema.options) {
          const { id, startsAt }: Meeting = await scene.meetings.meeting();
          await scene.meetings.force(id, state);
          const isSeen = isAllowed('meeting.read', { role, relation, state });
          const found = await finds(agent, 'meeting', id, networkDay(new Date(startsAt)));
          // A feed that came later does not tell of what was taken back before.
          const wasTakenBack = state === 'cancelled' || state === 'moved';
          const wanted = { ...everywhere(isSeen), feed: isSeen && !wasTakenBack };
          if (JSON.stringify(found) !== JSON.stringify(wanted))
            differing.push([role, relation, state, found]);
        }
      }
    expect(differing).toEqual([]);
  }, 120_000);

  it('finds deadlines of published calls and of no others, where they may read calls', async () => {
    const differing: unknown[] = [];
    let days = 1_000;
    for (const role of roles) {
      const agent = await scene.app.newAgent(role);
      for (const publication of callPublicationSchema.options) {
        days += 1;
        const day = scene.day(days);
        const call = await scene.call({ deadlines: [{ kind: 'application', day }] });
        await sql(`update funding_call set publication = $2, proposed_by = $3 where id = $1`, [
          ...[call.id, publication, agent.accountId],
        ]);
        const mayRead = isAllowed('fundingCall.read', { role, state: 'published' });
        const found = await finds(agent, 'deadline', call.deadlines[0]?.id ?? '', day);
        const wanted = everywhere(mayRead && publication === 'published');
        if (JSON.stringify(found) !== JSON.stringify(wanted))
          differing.push([role, publication, found]);
      }
    }
    expect(differing).toEqual([]);
  }, 60_000);

  it('finds ends of funding exactly where they may read the contact point', async () => {
    const differing: unknown[] = [];
    let days = 2_000;
    for (const role of roles) {
      const agent = await scene.app.newAgent(role);
      for (const state of contactPointStateSchema.options) {
        days += 1;
        const phaseId = await scene.phase(scene.day(days));
        await sql(`update contact_point set state = $1`, [state]);
        const found = await finds(agent, 'fundingEnd', phaseId, scene.day(days));
        const wanted = everywhere(isAllowed('contactPoint.read', { role, state }));
        if (JSON.stringify(found) !== JSON.stringify(wanted)) differing.push([role, state, found]);
      }
    }
    expect(differing).toEqual([]);
  }, 60_000);

  it('lists, makes, turns and ends their own feeds where the table says so, and sees nobody else’s', async () => {
    const differing: unknown[] = [];
    const strangers = await scene.subscribe(scene.coordinator);
    for (const role of roles) {
      const agent = await scene.app.newAgent(role);
      const feeds = '/api/calendar-feeds';
      const made = await agent.post<CalendarFeedAddress>(feeds, { scope: 'all' });
      const listed = await agent.get(feeds);
      const own = JSON.stringify(listed.body);
      expect([own.includes(made.body.id), own.includes(strangers.id)]).toEqual([true, false]);
      const asked = [
        ['calendarFeed.create', made],
        ['calendarFeed.list', listed],
        ['calendarFeed.update', await agent.post(`${feeds}/${made.body.id}/rotate`)],
        ['calendarFeed.update', await agent.delete(`${feeds}/${made.body.id}`)],
      ] as const;
      for (const [permission, { status }] of asked)
        if (status < 300 !== isAllowed(permission, { role, relation: 'self' }))
          differing.push([permission, role, status]);
    }
    expect(differing).toEqual([]);
  });

  it('has a feed that nobody else can turn, end or tell from one that is not there', async () => {
    for (const role of roles) {
      const owner = await scene.app.newAgent(role);
      const { id } = await scene.subscribe(owner);
      const path = `/api/calendar-feeds/${id}`;
      for (const other of roles satisfies readonly Role[]) {
        const agent = await scene.app.newAgent(other);
        const missing = '/api/calendar-feeds/4f3ad2a4-52f4-4d2c-9c39-6f0a4de1a111';
        for (const ask of [
          (to: string) => agent.post<Problem>(`${to}/rotate`),
          (to: string) => agent.delete<Problem>(to),
        ]) {
          const [real, invented] = [await ask(path), await ask(missing)];
          expect(real.status).toBe(404);
          expect({ ...real.body, instance: '' }).toEqual({ ...invented.body, instance: '' });
        }
      }
      expect((await owner.post(`${path}/rotate`)).status).toBe(200);
      expect((await owner.delete(path)).status).toBe(204);
    }
  }, 60_000);
});
