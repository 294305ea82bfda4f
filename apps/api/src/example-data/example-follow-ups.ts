import { addDays, daysBetween, lastDayOfMonth } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { FundingPhaseEntity } from '../network/funding-phase.entity';
import type { ExampleRegister } from './example-register';

/** Fewer days ahead than this, and the end of the year would be too soon to show what is still in time. */
const leastDaysAhead = 150;

const invented = {
  programme: 'Beispielförderung',
  note: 'Beispiel, nicht aus dem Bericht: Die Laufzeit zählt ab der Einrichtung.',
} as const;

/**
 * Fundings that run today, because those that the report prints are all over. The printed ones stay as they are; these say of themselves
 * that they are examples. Seven contact points lose theirs on one and the same day, as they did in the report.
 */
export async function fillFollowUps(
  manager: EntityManager,
  { contactPoints }: ExampleRegister,
  today: string,
): Promise<void> {
  const sameDay = await manager.find(FundingPhaseEntity, { where: { endsOn: '2020-12-31' } });
  const startsOn = `${today.slice(0, 4)}-01-01`;
  await manager.insert(FundingPhaseEntity, [
    ...sameDay.map(({ contactPointId }) => ({
      ...invented,
      contactPointId,
      startsOn,
      endsOn: endOfYear(today),
    })),
    {
      ...invented,
      contactPointId: contactPoints.of('AWO- Quartiersmanagement Fuhlenbrock'),
      startsOn,
      endsOn: ownEnd(today, 190),
      isExtensionInPreparation: true,
    },
    {
      ...invented,
      contactPointId: contactPoints.of('Quartiersbüro Boy'),
      startsOn,
      endsOn: ownEnd(today, 420),
      isProvisional: true,
    },
  ]);
}

/** The first end of a year that is far enough ahead. */
function endOfYear(today: string): string {
  const year = Number(today.slice(0, 4));
  const isFarEnough = daysBetween(today, `${year}-12-31`) >= leastDaysAhead;
  return `${isFarEnough ? year : year + 1}-12-31`;
}

/** The end of a month about so many days ahead, and never the day on which the seven end. */
function ownEnd(today: string, days: number): string {
  const end = endOfMonthIn(today, days);
  return end === endOfYear(today) ? endOfMonthIn(today, days + 31) : end;
}

function endOfMonthIn(today: string, days: number): string {
  return lastDayOfMonth(addDays(today, days).slice(0, 7));
}
