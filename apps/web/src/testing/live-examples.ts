import type { AgendaItem, Attendee, LiveItem, LiveView, Meeting } from '@quartiersforum/domain';
import { id } from './examples';

/** Things of a running meeting as the API sends them. The spec's clock says noon of 22 November 2026. */
export const noon = Date.parse('2026-11-22T12:00:00Z');

/** The instant so many minutes after noon. */
export function at(minutes: number): string {
  return new Date(noon + minutes * 60_000).toISOString();
}

export function liveItem(title: string, minutes: number, change: Partial<LiveItem> = {}): LiveItem {
  return {
    id: id(),
    kind: 'other',
    title,
    presenter: '',
    state: 'open',
    plannedSeconds: minutes * 60,
    spentSeconds: 0,
    ...change,
  };
}

/** Runs since ten minutes, at its second item for four. */
export function liveView(change: Partial<LiveView> = {}): LiveView {
  const items = change.items ?? [
    liveItem('Begrüßung', 5, { state: 'done', spentSeconds: 360 }),
    liveItem('Neues aus der Verwaltung', 20, { state: 'current', presenter: 'Sozialamt' }),
    liveItem('Fachvortrag', 30),
    liveItem('Themenspeicher', 10),
  ];
  return {
    meetingId: id(),
    version: 5,
    title: 'Austauschtreffen Quartiersarbeit',
    state: 'running',
    serverTime: at(0),
    startedAt: at(-10),
    pausedAt: null,
    endedAt: null,
    plannedEnd: at(60),
    currentItemId: items.find(({ state }) => state === 'current')?.id ?? null,
    itemStartedAt: at(-4),
    queue: { isOpen: true, order: 'arrival', entries: [] },
    present: 17,
    me: { attendeeId: null, name: 'Boy', isGuest: false, maySteer: false, mayRaiseHand: true },
    ...change,
    items,
  };
}

export const steering: LiveView['me'] = {
  ...{ attendeeId: null, name: 'Quartierskoordination', isGuest: false },
  ...{ maySteer: true, mayRaiseHand: true },
};

export function agendaItem(item: LiveItem, change: Partial<AgendaItem> = {}): AgendaItem {
  const { kind, title, presenter, state, plannedSeconds, spentSeconds } = item;
  return {
    ...{ id: item.id, kind, title, presenter, state, spentSeconds },
    ...{ version: 1, description: '', visibility: 'all', moderatorNotes: '', topicId: null },
    durationMinutes: plannedSeconds / 60,
    plannedStart: at(-10),
    ...change,
  };
}

/** The same meeting as a plan. */
export function plannedMeeting(live: LiveView, change: Partial<Meeting> = {}): Meeting {
  return {
    id: live.meetingId,
    title: live.title,
    kind: 'exchange',
    state: live.state,
    series: null,
    body: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
    startsAt: at(-10),
    durationMinutes: 70,
    place: 'Rathaus, Sitzungssaal',
    relation: 'participant',
    answer: null,
    minutes: null,
    version: 1,
    agendaVersion: 1,
    description: '',
    lead: null,
    writers: [],
    holiday: null,
    cancelReason: null,
    startedAt: live.startedAt,
    endedAt: live.endedAt,
    agenda: live.items.map((item) => agendaItem(item)),
    answers: null,
    ...change,
  };
}

export function attendee(name: string, change: Partial<Attendee> = {}): Attendee {
  return {
    id: id(),
    kind: 'account',
    name,
    affiliation: null,
    state: 'expected',
    isSubstitute: false,
    arrivedAt: null,
    leftAt: null,
    ...change,
  };
}
