import type {
  Account,
  AccountInvitation,
  Body,
  ContactPoint,
  FundingPhase,
  Guideline,
  List,
  Membership,
  OutboxMail,
  Role,
} from '@quartiersforum/domain';

/** Things as the API sends them; a spec states what matters to it and takes the rest from here. */
let last = 0;
export function id(): string {
  last += 1;
  return `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
}

export function listOf<Item>(...items: Item[]): List<Item> {
  return { items, total: items.length };
}

export function account(role: Role, change: Partial<Account> = {}): Account {
  return {
    id: id(),
    email: `${role}@example.org`,
    displayName: `Konto ${role}`,
    role,
    organisation: null,
    contactPoint: null,
    isDisabled: false,
    createdAt: '2026-01-05T09:00:00Z',
    lastSeenAt: null,
    ...change,
  };
}

export function fundingPhase(change: Partial<FundingPhase> = {}): FundingPhase {
  return {
    id: id(),
    version: 1,
    programme: 'Städtebauförderung',
    startsOn: null,
    printedEnd: 'vorerst bis 12/27',
    endsOn: '2027-12-31',
    isPermanent: false,
    isProvisional: true,
    isExtensionInPreparation: false,
    hasCityShare: null,
    share: null,
    note: null,
    ...change,
  };
}

export function contactPoint(change: Partial<ContactPoint> = {}): ContactPoint {
  return {
    id: id(),
    version: 1,
    name: 'Quartiersbüro Boy',
    district: 'Boy',
    focus: 'Beratung',
    state: 'internal',
    providers: [{ id: id(), name: 'InnovationCity Management GmbH' }],
    partners: [],
    fundingPhases: [fundingPhase()],
    offers: null,
    targetGroups: [],
    openingHours: null,
    contact: { address: null, phone: null, email: null, website: null },
    location: null,
    confirmedOn: null,
    closedOn: null,
    ...change,
  };
}

export function membership(change: Partial<Membership> = {}): Membership {
  return {
    id: id(),
    member: { kind: 'organisation', id: id(), name: 'DRK' },
    isDeputy: false,
    validFrom: '2020-05-01',
    validTo: null,
    ...change,
  };
}

export function body(change: Partial<Body> = {}): Body {
  return {
    id: id(),
    version: 1,
    name: 'Austauschtreffen Quartiersarbeit',
    purpose: 'Neues aus den Quartieren.',
    rhythm: 'vierteljährlich',
    membershipRule: null,
    memberships: [],
    ...change,
  };
}

export function guideline(change: Partial<Guideline> = {}): Guideline {
  return {
    id: id(),
    title: 'Leitlinien der Quartiersarbeit in Bottrop',
    state: 'drafting',
    documentId: id(),
    bodies: [],
    relation: 'participant',
    createdAt: '2026-11-01T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    adoptedAt: null,
    contentHash: null,
    ...change,
  };
}

export function invitation(change: Partial<AccountInvitation> = {}): AccountInvitation {
  return {
    id: id(),
    email: 'neu@example.org',
    displayName: 'Quartiersarbeit Ebel',
    role: 'fieldworker',
    organisation: null,
    contactPoint: null,
    state: 'open',
    createdAt: '2026-11-20T09:00:00Z',
    expiresAt: '2026-11-27T09:00:00Z',
    ...change,
  };
}

export function mail(change: Partial<OutboxMail> = {}): OutboxMail {
  return {
    id: id(),
    to: 'neu@example.org',
    subject: 'Ihre Einladung zum Quartiersforum',
    text: 'Guten Tag,\n\nhttp://localhost:3000/einladung/abc\n\nDer Link gilt 7 Tage.',
    state: 'kept',
    createdAt: '2026-11-20T09:00:00Z',
    sentAt: null,
    attempts: 0,
    ...change,
  };
}
