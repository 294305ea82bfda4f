import { addDays } from '../network/network-time';
import { networkInstant } from '../network/network-instant';
import {
  type CallDates,
  callState,
  closingSoonDays,
  deadlineEnd,
  nextDeadline,
} from './call-state';
import type { CallState, Deadline } from './funding';

/** A stretch of time in which the state of a call and its next deadline stay the same: `startsAt` counts, `endsAt` no longer. */
export interface CallPhase {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: CallState;
  readonly deadlineId: string | null;
}

/** Before and after all that a calendar holds. */
const always = {
  startsAt: new Date('1900-01-01T00:00:00Z'),
  endsAt: new Date('2200-01-01T00:00:00Z'),
};

interface PhasedCall extends CallDates {
  readonly deadlines: readonly Pick<Deadline, 'id' | 'kind' | 'day' | 'time'>[];
}

/**
 * The whole life of a call, so that a database can look up its state at any instant without knowing the rule. The state can only change
 * at a midnight in Europe/Berlin or at the end of a deadline; between two of these it is asked once.
 */
export function callPhases(call: PhasedCall): readonly CallPhase[] {
  const midnights = [
    ...(call.opensOn === null ? [] : [call.opensOn]),
    ...(call.override === null ? [] : [call.override.since]),
    ...call.deadlines.map(({ day }) => addDays(day, -closingSoonDays)),
  ].map((day) => new Date(networkInstant(day, '00:00')));
  const changes = [always.startsAt, ...midnights, ...call.deadlines.map(deadlineEnd)]
    .filter((instant) => instant >= always.startsAt && instant < always.endsAt)
    .sort((one, other) => one.getTime() - other.getTime());
  const phases: CallPhase[] = [];
  for (const startsAt of changes) {
    const state = callState(call, startsAt);
    const deadlineId = nextDeadline(call, startsAt)?.id ?? null;
    const last = phases.at(-1);
    if (last?.state === state && last.deadlineId === deadlineId) continue;
    if (last !== undefined) phases[phases.length - 1] = { ...last, endsAt: startsAt };
    phases.push({ startsAt, endsAt: always.endsAt, state, deadlineId });
  }
  return phases.filter(({ startsAt, endsAt }) => startsAt < endsAt);
}
