import type { OrganisationKind } from '@quartiersforum/domain';

/** How each kind of organisation is called: one, and the heading over several. */
export const organisationKindNames: Readonly<
  Record<OrganisationKind, { one: string; many: string }>
> = {
  provider: { one: 'Träger', many: 'Träger' },
  department: { one: 'Fachdienststelle', many: 'Fachdienststellen der Stadt' },
  partner: { one: 'Partner', many: 'Partner' },
};
