import type {
  ContactPoint,
  ContactPointLocation,
  CreateContactPoint,
  Partner,
  UpdateContactPoint,
} from '@quartiersforum/domain';

/** A contact point as its form holds it: native controls know no `null`, lists of words are lines. */
export interface ContactPointForm {
  name: string;
  district: string;
  focus: string;
  providers: readonly Partner[];
  partners: readonly Partner[];
  offers: string;
  targetGroups: string;
  openingHours: string;
  address: string;
  phone: string;
  email: string;
  website: string;
  location: ContactPointLocation | null;
  isReleased: boolean;
}

export const emptyContactPoint: ContactPointForm = {
  name: '',
  district: '',
  focus: '',
  providers: [],
  partners: [],
  offers: '',
  targetGroups: '',
  openingHours: '',
  address: '',
  phone: '',
  email: '',
  website: '',
  location: null,
  isReleased: false,
};

export function contactPointFormOf(contactPoint: ContactPoint): ContactPointForm {
  const { name, district, focus, partners, offers, openingHours, contact, location } = contactPoint;
  return {
    name,
    district: district ?? '',
    focus: focus ?? '',
    providers: contactPoint.providers.map((provider) => ({ kind: 'organisation', ...provider })),
    partners,
    offers: offers ?? '',
    targetGroups: contactPoint.targetGroups.join('\n'),
    openingHours: openingHours ?? '',
    address: contact.address ?? '',
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    website: contact.website ?? '',
    location,
    isReleased: contactPoint.state === 'released',
  };
}

/** The fields that were changed, as the API takes them; with all of them it is a new contact point. */
export function contactPointChangeOf(
  change: Partial<ContactPointForm>,
): Omit<UpdateContactPoint, 'version'> {
  const { providers, partners, targetGroups, isReleased } = change;
  const { address, phone, email, website, ...rest } = change;
  const contact = stated({ address, phone, email, website });
  const { name, district, focus, offers, openingHours, location } = rest;
  return stated({
    ...{ name, district, offers, openingHours, location },
    focus: focus === undefined ? undefined : joinedLines(focus),
    providerIds: providers?.map(({ id }) => id),
    partners: partners?.map(({ kind, id }) => ({ kind, id })),
    targetGroups: targetGroups === undefined ? undefined : linesOf(targetGroups),
    contact: Object.keys(contact).length > 0 ? contact : undefined,
    state: isReleased === undefined ? undefined : isReleased ? 'released' : 'internal',
  });
}

export function newContactPointOf(value: ContactPointForm): CreateContactPoint {
  return { ...contactPointChangeOf(value), name: value.name };
}

/** The lines with something in them, each once. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Several lines as one, because the register prints it as one. */
export function joinedLines(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/** Without what is `undefined`: a field that is not named stays as it is. */
function stated<Change extends object>(change: Change): Change {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Change;
}
