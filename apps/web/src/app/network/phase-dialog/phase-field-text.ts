import type { FieldText } from '../../core/form/form-notices';
import { plainDayText } from '../../core/time/time-text';
import type { PhaseForm } from './phase-form';

const names: Readonly<Record<keyof PhaseForm, string>> = {
  programme: 'Förderzugang',
  startsOn: 'Beginn',
  end: 'Ende',
  endsOn: 'Letzter Tag',
  printedEnd: 'Im Register gedruckt',
  isProvisional: 'Vorläufig',
  isExtensionInPreparation: 'Verlängerung in Vorbereitung',
  cityShare: 'Finanzielle Beteiligung der Stadt',
  share: 'Eigenanteil',
  note: 'Bemerkung',
};

export const endNames: Readonly<Record<PhaseForm['end'], string>> = {
  day: 'an einem Tag',
  permanent: 'gar nicht, sie ist dauerhaft',
  unknown: 'das ist nicht bekannt',
};

/** What stands in these fields now, in words, as somebody else has left it. */
export function phaseFieldTexts(
  keys: readonly (keyof PhaseForm)[],
  value: PhaseForm,
): readonly FieldText[] {
  return keys.map((key) => ({ name: names[key], text: fieldText(key, value) || 'keine Angabe' }));
}

function fieldText(key: keyof PhaseForm, value: PhaseForm): string {
  switch (key) {
    case 'startsOn':
    case 'endsOn':
      return value[key] && plainDayText(value[key]);
    case 'end':
      return endNames[value.end];
    case 'isProvisional':
    case 'isExtensionInPreparation':
      return value[key] ? 'ja' : 'nein';
    case 'cityShare':
      return { '': '', yes: 'ja', no: 'nein' }[value.cityShare];
    default:
      return value[key];
  }
}
