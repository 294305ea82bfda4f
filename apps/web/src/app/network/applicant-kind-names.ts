import type { ApplicantKind } from '@quartiersforum/domain';

/** As what an organisation may apply for funding; in the plural, as in "Bewerben dürfen sich …". */
export const applicantKindNames: Readonly<Record<ApplicantKind, string>> = {
  municipality: 'Kommunen',
  nonprofit: 'gemeinnützige Träger',
  welfare: 'Wohlfahrtsverbände',
  church: 'Kirchen',
  association: 'Vereine',
  company: 'Unternehmen',
};
