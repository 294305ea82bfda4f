import {
  type CreateFundingProgramme,
  createFundingProgrammeSchema,
  type FundingProgramme,
} from '@quartiersforum/domain';
import * as z from 'zod';

/** A programme as its form holds it: native controls know no `null`. */
export type ProgrammeForm = Record<
  'name' | 'funder' | 'fundingKind' | 'area' | 'region' | 'summary' | 'url',
  string
>;

export const emptyProgramme: ProgrammeForm = {
  name: '',
  funder: '',
  fundingKind: '',
  area: '',
  region: '',
  summary: '',
  url: '',
};

export const programmeFieldNames: Readonly<Record<keyof ProgrammeForm, string>> = {
  name: 'Name',
  funder: 'Wer fördert?',
  fundingKind: 'Art der Förderung',
  area: 'Bereich',
  region: 'Gebiet',
  summary: 'Worum geht es?',
  url: 'Link zum Programm',
};

export function programmeFormOf(programme: FundingProgramme): ProgrammeForm {
  const { name, funder, fundingKind, area, region, summary, url } = programme;
  return { name, funder, fundingKind, area, region, summary, url: url ?? '' };
}

export function programmeOf(value: ProgrammeForm): CreateFundingProgramme {
  return { ...value, url: value.url || null };
}

/** The domain's schema of a programme, asked of what the form would send; its paths are those of the form's fields. */
export const programmeFormSchema = z
  .custom<ProgrammeForm>()
  .transform(programmeOf)
  .pipe(createFundingProgrammeSchema);
