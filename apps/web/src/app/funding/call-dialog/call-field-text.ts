import type { FieldText } from '../../core/form/form-notices';
import { dayText } from '../../core/time/time-text';
import { callModes } from '../call-names';
import { amountText, applicantsText, deadlineText, monthsText, sharesText } from '../call-text';
import { type CallForm, callOf } from './call-form';

const names: Readonly<Record<keyof CallForm, string>> = {
  programmeId: 'Programm',
  programme: 'Programm',
  title: 'Titel',
  mode: 'Wie bewirbt man sich?',
  opensOn: 'Bewerben geht ab',
  deadlines: 'Stichtage',
  eligible: 'Wer darf sich bewerben?',
  url: 'Link zur Ausschreibung',
  ownShares: 'Eigenanteil',
  amountMin: 'Fördersumme',
  amountMax: 'Fördersumme',
  durationMonthsMin: 'Laufzeit',
  durationMonthsMax: 'Laufzeit',
  leadTimeWeeks: 'Vorlauf in Wochen',
  fundsFollowOn: 'Anschlussförderung',
  conditions: 'Bedingungen',
  contact: 'Kontakt',
  source: 'Quelle',
};

/** What stands in these fields now, in words, as somebody else has left it; each name once. */
export function fieldTexts(
  keys: readonly (keyof CallForm)[],
  value: CallForm,
): readonly FieldText[] {
  const texts = new Map(keys.map((key) => [names[key], fieldText(key, value) || 'nichts']));
  return [...texts].map(([name, text]) => ({ name, text }));
}

function fieldText(key: keyof CallForm, value: CallForm): string | null {
  const call = callOf(value);
  switch (key) {
    case 'programmeId':
    case 'programme':
      return 'ein anderes';
    case 'title':
    case 'conditions':
    case 'contact':
    case 'source':
    case 'url':
      return value[key];
    case 'mode':
      return callModes[value.mode].name;
    case 'opensOn':
      return value.opensOn && dayText(value.opensOn);
    case 'deadlines':
      return value.deadlines
        .map((row) => deadlineText({ ...row, time: row.time || null }))
        .join('; ');
    case 'eligible':
      return applicantsText(value.eligible);
    case 'ownShares':
      return sharesText(
        (call.ownShares ?? []).map(({ applicantKind, percent }) => ({ applicantKind, percent })),
      );
    case 'amountMin':
    case 'amountMax':
      return amountText(value.amountMin, value.amountMax);
    case 'durationMonthsMin':
    case 'durationMonthsMax':
      return monthsText(value.durationMonthsMin, value.durationMonthsMax);
    case 'leadTimeWeeks':
      return value.leadTimeWeeks === null ? null : String(value.leadTimeWeeks);
    case 'fundsFollowOn':
      return { '': 'nicht angegeben', yes: 'möglich', no: 'nicht möglich' }[value.fundsFollowOn];
  }
}
