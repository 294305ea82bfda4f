import type {
  CalendarEntry,
  CalendarFeed,
  CalendarFeedAddress,
  CalendarList,
} from '@quartiersforum/domain';
import { id } from './examples';

/** The calendar as the API sends it; a spec states what matters to it and takes the rest from here. */
export function calendarEntry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    id: id(),
    kind: 'meeting',
    title: 'Austauschtreffen Januar 2027',
    detail: 'Austauschtreffen Quartiersarbeit',
    deadlineKind: null,
    day: '2027-01-12',
    startsAt: '2027-01-12T09:00:00Z',
    endsAt: '2027-01-12T11:30:00Z',
    place: 'Bürgerhaus Batenbrock',
    state: 'confirmed',
    isMine: true,
    meetingId: id(),
    callId: null,
    contactPointId: null,
    ...change,
  };
}

export function deadlineEntry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return calendarEntry({
    kind: 'deadline',
    title: 'kinderstark',
    detail: 'kinderstark – NRW schafft Chancen',
    deadlineKind: 'application',
    day: '2027-01-31',
    ...{ startsAt: null, endsAt: null, place: null, meetingId: null, callId: id() },
    ...change,
  });
}

export function fundingEndEntry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return calendarEntry({
    kind: 'fundingEnd',
    title: 'Quartiersbüro Boy',
    detail: 'Städtebauförderung',
    day: '2027-02-28',
    ...{ startsAt: null, endsAt: null, place: null, meetingId: null, contactPointId: id() },
    ...change,
  });
}

export function calendarList(...items: CalendarEntry[]): CalendarList {
  const facets = {
    contactPoints: [{ id: '00000000-0000-4000-8000-00000000c0de', name: 'Quartiersbüro Boy' }],
    organisations: [{ id: '00000000-0000-4000-8000-00000000a40a', name: 'AWO' }],
  };
  return { items, total: items.length, facets };
}

export function calendarFeed(change: Partial<CalendarFeed> = {}): CalendarFeed {
  return {
    id: id(),
    scope: 'all',
    label: '',
    createdAt: '2026-11-01T09:00:00Z',
    rotatedAt: null,
    lastFetchedAt: null,
    ...change,
  };
}

export function feedAddress(change: Partial<CalendarFeedAddress> = {}): CalendarFeedAddress {
  return { ...calendarFeed(), url: 'https://quartiersforum.example/feeds/geheim.ics', ...change };
}
