import type {
  AgendaItem,
  Material,
  Meeting,
  MeetingInvitation,
  MeetingSeries,
  MeetingSummary,
  ResponseView,
  Topic,
} from '@quartiersforum/domain';
import { id } from './examples';

/** Meetings and what belongs to them, as the API sends them. */
export function meetingSummary(change: Partial<MeetingSummary> = {}): MeetingSummary {
  return {
    id: id(),
    title: 'Austauschtreffen Januar 2027',
    kind: 'exchange',
    state: 'invited',
    series: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
    body: { id: id(), name: 'Austauschtreffen' },
    startsAt: '2027-01-12T09:00:00Z',
    durationMinutes: 150,
    place: 'Bürgerhaus Batenbrock',
    relation: 'participant',
    answer: 'open',
    minutes: null,
    ...change,
  };
}

export function agendaItem(change: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: id(),
    version: 1,
    kind: 'talk',
    title: 'Fachvortrag',
    description: '',
    presenter: '',
    durationMinutes: 30,
    visibility: 'all',
    moderatorNotes: null,
    state: 'open',
    plannedStart: '2027-01-12T09:00:00Z',
    spentSeconds: 0,
    topicId: null,
    ...change,
  };
}

export function meeting(change: Partial<Meeting> = {}): Meeting {
  return {
    ...meetingSummary(),
    version: 1,
    agendaVersion: 1,
    description: '',
    lead: null,
    writers: [],
    holiday: null,
    cancelReason: null,
    startedAt: null,
    endedAt: null,
    agenda: [],
    answers: null,
    ...change,
  };
}

export function meetingSeries(change: Partial<MeetingSeries> = {}): MeetingSeries {
  return {
    id: id(),
    version: 1,
    name: 'Austauschtreffen Quartiersarbeit',
    kind: 'exchange',
    body: { id: id(), name: 'Austauschtreffen' },
    rhythm: { every: 'quarter', ordinal: 2, weekday: 2, month: 1, time: '10:00' },
    durationMinutes: 150,
    place: 'Bürgerhaus Batenbrock',
    template: [],
    openTopics: 0,
    ...change,
  };
}

export function topic(change: Partial<Topic> = {}): Topic {
  return {
    id: id(),
    version: 1,
    series: { id: id(), name: 'Austauschtreffen Quartiersarbeit' },
    title: 'Nutzung der Turnhallen',
    description: '',
    state: 'open',
    author: { id: id(), name: 'Quartiersbüro Boy' },
    relation: 'participant',
    carriedFrom: null,
    createdAt: '2026-11-01T09:00:00Z',
    ...change,
  };
}

export function material(change: Partial<Material> = {}): Material {
  return {
    id: id(),
    kind: 'file',
    title: 'Plan.pdf',
    agendaItemId: null,
    url: null,
    mediaType: 'application/pdf',
    bytes: 340_000,
    addedBy: { id: id(), name: 'Konto coordinator' },
    addedAt: '2026-11-20T09:00:00Z',
    ...change,
  };
}

export function meetingInvitation(change: Partial<MeetingInvitation> = {}): MeetingInvitation {
  return {
    id: id(),
    account: { id: id(), name: 'Quartiersbüro Boy' },
    name: 'Quartiersbüro Boy',
    affiliation: null,
    email: 'boy@example.org',
    response: 'open',
    substitute: null,
    wish: '',
    accessNeeds: '',
    respondedAt: null,
    delivery: 'sent',
    deliveredAt: '2026-11-20T09:00:00Z',
    ...change,
  };
}

export function responseView(
  change: Partial<ResponseView> = {},
  meeting: Partial<ResponseView['meeting']> = {},
): ResponseView {
  return {
    meeting: {
      id: id(),
      title: 'Austauschtreffen Januar 2027',
      startsAt: '2027-01-12T09:00:00Z',
      durationMinutes: 150,
      place: 'Bürgerhaus Batenbrock',
      description: '',
      body: 'Austauschtreffen Quartiersarbeit',
      isCancelled: false,
      isDateOpen: false,
      ...meeting,
    },
    agenda: [{ title: 'Begrüßung', plannedStart: '2027-01-12T09:00:00Z' }],
    isOpen: true,
    name: 'Quartiersbüro Boy',
    response: 'open',
    substitute: null,
    wish: '',
    accessNeeds: '',
    ...change,
  };
}
