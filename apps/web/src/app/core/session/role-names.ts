import type { Role } from '@quartiersforum/domain';

/** How each role is called in the interface. */
export const roleNames: Readonly<Record<Role, string>> = {
  coordinator: 'Quartierskoordination',
  city: 'Fachdienststelle',
  provider: 'Träger',
  fieldworker: 'Quartiersarbeit',
  reader: 'Lesend',
};
