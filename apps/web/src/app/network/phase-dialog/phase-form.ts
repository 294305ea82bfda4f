import type { FundingPhase, UpdateFundingPhase } from '@quartiersforum/domain';

/** A phase as its form holds it: how it ends is one question with three answers, blanks are empty texts. */
export interface PhaseForm {
  programme: string;
  startsOn: string;
  end: 'day' | 'permanent' | 'unknown';
  endsOn: string;
  printedEnd: string;
  isProvisional: boolean;
  isExtensionInPreparation: boolean;
  cityShare: '' | 'yes' | 'no';
  share: string;
  note: string;
}

export const emptyPhase: PhaseForm = {
  programme: '',
  startsOn: '',
  end: 'day',
  endsOn: '',
  printedEnd: '',
  isProvisional: false,
  isExtensionInPreparation: false,
  cityShare: '',
  share: '',
  note: '',
};

export function phaseFormOf(phase: FundingPhase): PhaseForm {
  const { programme, startsOn, endsOn, printedEnd, hasCityShare, share, note } = phase;
  const { isPermanent, isProvisional, isExtensionInPreparation } = phase;
  return {
    programme: programme ?? '',
    startsOn: startsOn ?? '',
    end: isPermanent ? 'permanent' : endsOn === null ? 'unknown' : 'day',
    endsOn: endsOn ?? '',
    printedEnd: printedEnd ?? '',
    isProvisional,
    isExtensionInPreparation,
    cityShare: hasCityShare === null ? '' : hasCityShare ? 'yes' : 'no',
    share: share ?? '',
    note: note ?? '',
  };
}

type PhaseFields = Required<Omit<UpdateFundingPhase, 'version' | 'isOverlapAccepted'>>;

/** As the API takes it, whole. */
export function phaseOf(value: PhaseForm): PhaseFields {
  const { programme, startsOn, end, endsOn, printedEnd, cityShare, share, note } = value;
  const { isProvisional, isExtensionInPreparation } = value;
  const isDay = end === 'day';
  return {
    ...{ programme, printedEnd, share, note, isExtensionInPreparation },
    startsOn: startsOn || null,
    endsOn: isDay ? endsOn || null : null,
    isPermanent: end === 'permanent',
    isProvisional: isDay && isProvisional,
    hasCityShare: cityShare === '' ? null : cityShare === 'yes',
  };
}

const sentFields: Readonly<Record<keyof PhaseForm, readonly (keyof PhaseFields)[]>> = {
  programme: ['programme'],
  startsOn: ['startsOn'],
  end: ['endsOn', 'isPermanent', 'isProvisional'],
  endsOn: ['endsOn'],
  printedEnd: ['printedEnd'],
  isProvisional: ['isProvisional'],
  isExtensionInPreparation: ['isExtensionInPreparation'],
  cityShare: ['hasCityShare'],
  share: ['share'],
  note: ['note'],
};

/** Only what was changed, as the API takes it. */
export function phaseChangeOf(
  changed: readonly (keyof PhaseForm)[],
  value: PhaseForm,
): Partial<PhaseFields> {
  const whole = phaseOf(value);
  const names = changed.flatMap((key) => sentFields[key]);
  return Object.fromEntries(names.map((name) => [name, whole[name]]));
}
