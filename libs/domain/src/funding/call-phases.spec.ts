import fc from 'fast-check';
import { addDays } from '../network/network-time';
import { callPhases } from './call-phases';
import { callState, nextDeadline } from './call-state';
import { callModeSchema, deadlineKindSchema } from './funding';

const days = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2025-01-01', days));
const times = fc.option(fc.constantFrom('00:00', '02:30', '12:00', '23:59'));
const calls = fc.record({
  mode: fc.constantFrom(...callModeSchema.options),
  opensOn: fc.option(days),
  deadlines: fc.array(
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...deadlineKindSchema.options),
      day: days,
      time: times,
    }),
    { maxLength: 4 },
  ),
  override: fc.option(
    fc.record({ kind: fc.constantFrom('closedEarly', 'suspended', 'replaced'), since: days }),
  ),
});
const instants = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((milliseconds) => new Date(milliseconds));

describe('The life of a call', () => {
  it('says at any instant what the rule says', () => {
    fc.assert(
      fc.property(calls, instants, (call, instant) => {
        const phases = callPhases(call);
        const [phase, ...others] = phases.filter(
          ({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt,
        );
        expect(others).toEqual([]);
        expect(phase?.state).toBe(callState(call, instant));
        const next = nextDeadline(call, instant);
        const known = call.deadlines.find(({ id }) => id === phase?.deadlineId);
        expect([known?.day, known?.time]).toEqual([next?.day, next?.time]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no gap', () => {
    fc.assert(
      fc.property(calls, (call) => {
        const phases = callPhases(call);
        phases.forEach((phase, index) => {
          expect(phase.startsAt < phase.endsAt).toBe(true);
          if (index > 0) expect(phases[index - 1]?.endsAt).toEqual(phase.startsAt);
        });
      }),
    );
  });
});
