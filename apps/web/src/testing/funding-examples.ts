import type {
  Deadline,
  FundingCall,
  FundingCallList,
  FundingFit,
  FundingProgramme,
  HelpRequest,
  Interest,
  InterestList,
} from '@quartiersforum/domain';
import { id } from './examples';

/** Funding as the API sends it; a spec states what matters to it and takes the rest from here. */
export function deadline(change: Partial<Deadline> = {}): Deadline {
  return {
    id: id(),
    kind: 'application',
    day: '2027-01-31',
    time: null,
    basis: 'receipt',
    isEstimated: false,
    ...change,
  };
}

export function fundingCall(change: Partial<FundingCall> = {}): FundingCall {
  const next = deadline();
  return {
    id: id(),
    version: 1,
    title: 'kinderstark',
    programme: { id: id(), name: 'kinderstark – NRW schafft Chancen' },
    funder: 'Land NRW',
    region: 'Nordrhein-Westfalen',
    publication: 'published',
    mode: 'fixed',
    state: 'open',
    opensOn: null,
    nextDeadline: next,
    daysLeft: 70,
    override: null,
    eligible: ['municipality'],
    isEligible: null,
    interests: 0,
    relation: 'outsider',
    deadlines: [next],
    ownShares: [],
    amountMin: null,
    amountMax: null,
    durationMonthsMin: null,
    durationMonthsMax: null,
    leadTimeWeeks: null,
    fundsFollowOn: null,
    conditions: '',
    contact: '',
    url: null,
    source: '',
    checkedAt: null,
    checkedBy: null,
    summary: '',
    proposedBy: null,
    createdAt: '2026-11-01T09:00:00Z',
    publishedAt: '2026-11-01T09:00:00Z',
    ...change,
  };
}

export function callList(...items: FundingCall[]): FundingCallList {
  const facets = { areas: ['Kinder und Jugend'], funders: ['Land NRW'] };
  return { items, total: items.length, facets };
}

export function fundingProgramme(change: Partial<FundingProgramme> = {}): FundingProgramme {
  return {
    id: id(),
    version: 1,
    name: 'kinderstark – NRW schafft Chancen',
    funder: 'Land NRW',
    fundingKind: '',
    area: 'Kinder und Jugend',
    region: '',
    summary: '',
    url: null,
    ...change,
  };
}

export function interest(change: Partial<Interest> = {}): Interest {
  return {
    id: id(),
    version: 1,
    callId: id(),
    organisation: { id: id(), name: 'DRK' },
    state: 'seekingPartners',
    visibility: 'all',
    note: '',
    wantsHelp: false,
    help: null,
    relation: 'outsider',
    updatedAt: '2026-11-20T09:00:00Z',
    ...change,
  };
}

/** Interests as somebody sees them who speaks for that organisation, or for none. */
export function interestList(
  organisation: InterestList['organisation'],
  ...items: Interest[]
): InterestList {
  return { items, total: items.length, organisation };
}

export function helpRequest(change: Partial<HelpRequest> = {}): HelpRequest {
  return {
    interestId: id(),
    call: { id: id(), name: 'kinderstark' },
    organisation: { id: id(), name: 'DRK' },
    state: 'considering',
    visibility: 'city',
    note: '',
    isAsked: true,
    askedAt: '2026-11-20T09:00:00Z',
    nextDeadline: deadline(),
    daysLeft: 70,
    help: null,
    ...change,
  };
}

export function fundingFit(change: Partial<FundingFit> = {}): FundingFit {
  return {
    contactPoint: { id: id(), name: 'Quartiersbüro Boy' },
    endsOn: '2027-06-30',
    printedEnd: null,
    hasWayOn: false,
    calls: [],
    ...change,
  };
}
