import type { FundingPhase } from '@quartiersforum/domain';
import { plainDayText } from '../core/time/time-text';

/** "Zusammen im Quartier, 1. Januar 2021 bis 31. Dezember 2021": a phase as one names it in a sentence. */
export function phaseText({
  programme,
  startsOn,
  endsOn,
  isPermanent,
}: Pick<FundingPhase, 'programme' | 'startsOn' | 'endsOn' | 'isPermanent'>): string {
  const from = startsOn === null ? '' : `${plainDayText(startsOn)} `;
  const until = endsOn === null ? '' : `bis ${plainDayText(endsOn)}`;
  const since = startsOn === null ? '' : `seit ${plainDayText(startsOn)}`;
  const period = endsOn === null ? since : from + until;
  const words = [programme ?? 'ohne Förderzugang', period, isPermanent ? 'dauerhaft' : ''];
  return words.filter(Boolean).join(', ');
}
