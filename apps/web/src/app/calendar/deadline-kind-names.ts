import type { DeadlineKind } from '@quartiersforum/domain';

export const deadlineKindNames: Readonly<Record<DeadlineKind, string>> = {
  sketch: 'Skizze',
  application: 'Antrag',
  expressionOfInterest: 'Interessensbekundung',
  programmeIntake: 'Programmaufnahme',
  yearEnd: 'Jahresschluss',
};
