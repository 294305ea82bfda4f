import type { ApplicantKind, Organisation, OrganisationKind } from '@quartiersforum/domain';
import type { FieldText } from '../../core/form/form-notices';
import { applicantKindNames } from '../applicant-kind-names';
import { organisationKindNames } from '../organisation-kind-names';

/** An organisation as its form holds it. */
export interface OrganisationForm {
  name: string;
  kind: OrganisationKind;
  applicantKinds: ApplicantKind[];
  website: string;
}

export const emptyOrganisation: OrganisationForm = {
  name: '',
  kind: 'provider',
  applicantKinds: [],
  website: '',
};

export function organisationFormOf({
  name,
  kind,
  applicantKinds,
  website,
}: Organisation): OrganisationForm {
  return { name, kind, applicantKinds, website: website ?? '' };
}

const names: Readonly<Record<keyof OrganisationForm, string>> = {
  name: 'Name',
  kind: 'Art',
  applicantKinds: 'Bewirbt sich als',
  website: 'Webseite',
};

/** What stands in these fields now, in words, as somebody else has left it. */
export function organisationFieldTexts(
  keys: readonly (keyof OrganisationForm)[],
  value: OrganisationForm,
): readonly FieldText[] {
  const texts: Readonly<Record<keyof OrganisationForm, string>> = {
    name: value.name,
    kind: organisationKindNames[value.kind].one,
    applicantKinds: value.applicantKinds.map((kind) => applicantKindNames[kind]).join(', '),
    website: value.website,
  };
  return keys.map((key) => ({ name: names[key], text: texts[key] || 'nichts' }));
}
