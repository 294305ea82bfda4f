import type { Role } from '@quartiersforum/domain';

/** An account of the example: a person named by role, at an organisation or at a contact point. */
export interface ExampleAccount {
  readonly email: string;
  readonly role: Role;
  readonly person: string;
  readonly organisation?: string;
  readonly contactPoint?: string;
}

/**
 * Addresses and roles are a promise to the outside (README, "Example network"). Those who work in a contact point have no organisation of
 * their own here: the invitation to a Träger is not one to its contact points.
 */
export const exampleAccounts: readonly ExampleAccount[] = [
  {
    email: 'koordination@example.org',
    role: 'coordinator',
    person: 'Quartierskoordination',
    organisation: 'Koordinierungsstelle Integrierte Stadtentwicklung',
  },
  {
    email: 'stadt@example.org',
    role: 'city',
    person: 'Vertretung Sozialamt',
    organisation: 'Sozialamt',
  },
  {
    email: 'awo@example.org',
    role: 'provider',
    person: 'Vertretung AWO',
    organisation: 'AWO',
  },
  {
    email: 'drk@example.org',
    role: 'provider',
    person: 'Vertretung DRK',
    organisation: 'DRK',
  },
  {
    email: 'fuhlenbrock@example.org',
    role: 'fieldworker',
    person: 'Quartiersarbeit Fuhlenbrock',
    contactPoint: 'AWO- Quartiersmanagement Fuhlenbrock',
  },
  {
    email: 'boy@example.org',
    role: 'fieldworker',
    person: 'Quartiersarbeit Boy',
    contactPoint: 'Quartiersbüro Boy',
  },
  {
    email: 'politik@example.org',
    role: 'reader',
    person: 'Mitglied des Sozialausschusses',
  },
];
