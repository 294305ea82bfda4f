import {
  addDays,
  type CalendarFeedAddress,
  type CalendarFeedScope,
  type CalendarList,
  type CreateFundingCall,
  type FundingCall,
  networkDay,
} from '@quartiersforum/domain';
import ICAL from 'ical.js';
import { NetworkClock } from '../../src/network/network-clock';
import type { Agent } from './agent';
import { startTestApp } from './app';
import { insert, meetingScene } from './meeting-scene';

/** A welfare and a municipal Träger, a contact point of the first, and a body whose member that is. Close `app` in `afterAll`. */
export async function createCalendarScene() {
  const app = await startTestApp();
  let daysAhead = 0;
  jest
    .spyOn(app.nest.get(NetworkClock), 'now')
    .mockImplementation(() => new Date(Date.now() + daysAhead * 86_400_000));
  const organisation = (name: string, kind: string) =>
    insert(
      app,
      `insert into organisation (name, kind, applicant_kinds) values ($1, 'provider', array[$2])`,
      [name, kind],
    );
  const awoId = await organisation('AWO', 'welfare');
  const cityId = await organisation('Stadt', 'municipality');
  const meetings = await meetingScene(app);
  const { coordinator, contactPointId } = meetings;
  await app.dataSource.query(
    `insert into contact_point_provider (contact_point_id, organisation_id) values ($1, $2)`,
    [contactPointId, awoId],
  );
  let calls = 0;
  return {
    ...{ app, meetings, coordinator, contactPointId, awoId, cityId },
    fieldworker: meetings.member,
    awo: await app.newAgent('provider', { organisationId: awoId }),
    municipal: await app.newAgent('provider', { organisationId: cityId }),
    reader: await app.newAgent('reader'),
    /** The day so many days from now. */
    day: (days: number) => addDays(networkDay(new Date()), days),
    passDays(days: number): void {
      daysAhead = days;
    },
    /** A published call with one deadline in 60 days, unless told otherwise. */
    async call(change: Partial<CreateFundingCall> = {}): Promise<FundingCall> {
      calls += 1;
      const { status, body } = await coordinator.post<FundingCall>('/api/funding-calls', {
        title: `Aufruf ${calls}`,
        programme: { name: `Programm ${calls}`, funder: 'Land NRW' },
        mode: 'fixed',
        deadlines: [{ kind: 'application', day: addDays(networkDay(new Date()), 60) }],
        ...change,
      });
      expect(status).toBe(201);
      return body;
    },
    /** A funding of the contact point, or of another one. */
    phase: (endsOn: string, pointId = contactPointId) =>
      insert(
        app,
        `insert into funding_phase (contact_point_id, programme, ends_on, is_permanent, is_provisional, is_extension_in_preparation)
         values ($1, 'Zusammen im Quartier', $2, false, false, false)`,
        [pointId, endsOn],
      ),
    async list(agent: Agent, query = ''): Promise<CalendarList> {
      const { status, body } = await agent.get<CalendarList>(`/api/calendar?${query}`);
      expect(status).toBe(200);
      return body;
    },
    async subscribe(agent: Agent, scope: CalendarFeedScope = 'all'): Promise<CalendarFeedAddress> {
      const { status, body } = await agent.post<CalendarFeedAddress>('/api/calendar-feeds', {
        scope,
      });
      expect(status).toBe(201);
      return body;
    },
    /** As a calendar fetches it: with nothing but the address. */
    async fetch(
      { url }: { readonly url: string },
      headers: Record<string, string> = {},
      method = 'GET',
    ) {
      const { pathname } = new URL(url);
      const response = await fetch(new URL(pathname, coordinator.baseUrl), { method, headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}
export type CalendarScene = Awaited<ReturnType<typeof createCalendarScene>>;

/** The events of a file, by the first part of their UID, as another program reads them. */
export function readCalendar(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
    return {
      uid: text('uid'),
      id: text('uid').split('@')[0] ?? '',
      sequence: Number(text('sequence')),
      ...{ title: text('summary'), status: text('status'), place: text('location') },
      ...{ start: text('dtstart'), end: text('dtend'), changedAt: text('last-modified') },
      ...{ description: text('description'), url: text('url') },
      alarms: event
        .getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
  return { calendar, events, event: (id: string) => events.find((event) => event.id === id) };
}
