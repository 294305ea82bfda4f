import fc from 'fast-check';
import { type CallDates, callState, deadlineEnd, nextDeadline } from '../funding/call-state';
import { callModeSchema, deadlineKindSchema } from '../funding/funding';
import { interestStateSchema } from '../funding/interest';
import { roles } from '../access/roles';
import { addDays } from '../network/network-time';
import { deadlinesAhead, isInScope, type ReminderReader } from './reminder-scope';
import { updateReminderSettingsSchema } from './reminder';
import { hasEveryEnd, usualReminderSettings } from './reminder-settings-rules';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-06-01', days));
const calls = fc.record({
  mode: fc.constantFrom(...callModeSchema.options),
  opensOn: fc.option(day),
  deadlines: fc.array(
    fc.record({
      kind: fc.constantFrom(...deadlineKindSchema.options),
      day,
      time: fc.option(fc.constantFrom('00:00', '12:00', '23:59')),
    }),
    { maxLength: 4 },
  ),
  override: fc.option(
    fc.record({ kind: fc.constantFrom('closedEarly', 'suspended', 'replaced'), since: day }),
  ),
}) satisfies fc.Arbitrary<CallDates>;
const instants = fc
  .integer({ min: Date.UTC(2026, 4, 1), max: Date.UTC(2027, 8, 1) })
  .map((milliseconds) => new Date(milliseconds));

/** Deadlines with their ends, as they are stored. */
const ended = ({ deadlines }: Pick<CallDates, 'deadlines'>) =>
  deadlines.map((deadline) => ({ ...deadline, endsAt: deadlineEnd(deadline) }));

describe('Deadlines that somebody is reminded of', () => {
  it('are none of a call that is closed, suspended or replaced, and none that is past', () => {
    fc.assert(
      fc.property(calls, instants, (call, instant) => {
        const state = callState(call, instant);
        const ahead = deadlinesAhead({ ...call, state, deadlines: ended(call) }, instant);
        if (['closed', 'suspended', 'replaced'].includes(state)) expect(ahead).toEqual([]);
        for (const deadline of ahead) expect(deadlineEnd(deadline) > instant).toBe(true);
        const next = nextDeadline(call, instant);
        if (state === 'open' || state === 'closingSoon')
          expect(ahead.length > 0).toBe(next !== null);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are those of a call that opens only later, too', () => {
    const deadlines = ended({
      deadlines: [{ kind: 'application', day: '2027-01-31', time: null }],
    });
    const call = { mode: 'fixed', state: 'announced', deadlines } as const;
    expect(deadlinesAhead(call, new Date('2027-01-10T12:00:00Z'))).toEqual(deadlines);
  });
});

const reader = (change: Partial<ReminderReader> = {}): ReminderReader => ({
  kinds: ['welfare'],
  interests: [],
  ...change,
});
const call = { eligible: [] };

describe('A call is what somebody wants to hear of', () => {
  it('when they want all, whatever it is', () => {
    expect(
      isInScope('all', { eligible: ['municipality'] }, reader({ interests: ['refused'] })),
    ).toBe(true);
  });

  it.each([
    ['is for them', { eligible: ['welfare'] }, {}, true],
    ['is for all that is nonprofit', { eligible: ['nonprofit'] }, {}, true],
    ['is for others', { eligible: ['municipality'] }, {}, false],
    ['does not say for whom', { eligible: [] }, {}, true],
    [
      'is for others, but they mean to apply',
      { eligible: ['municipality'] },
      { interests: ['applying'] },
      true,
    ],
    [
      'is for them, but they have handed in',
      { eligible: ['welfare'] },
      { interests: ['applied'] },
      false,
    ],
    [
      'is for nobody knows whom, and nobody knows who they are',
      { eligible: ['welfare'] },
      { kinds: [] },
      true,
    ],
  ] as const)('when they want what fits and it %s: %o', (_, change, who, expected) => {
    expect(isInScope('fitting', change, reader(who))).toBe(expected);
  });

  it('when they want what they have in mind, until they are through with it', () => {
    const inMind = interestStateSchema.options.filter((state) =>
      isInScope('interested', call, reader({ interests: [state] })),
    );
    expect(inMind).toEqual(['informed', 'considering', 'applying', 'seekingPartners']);
    expect(isInScope('interested', call, reader())).toBe(false);
    const both = reader({ interests: ['refused', 'considering'] });
    expect(isInScope('interested', call, both)).toBe(true);
  });
});

describe('Reminders that nobody has set', () => {
  it('come weekly, four weeks and one week ahead', () => {
    for (const role of roles)
      expect(usualReminderSettings(role)).toMatchObject({
        ...{ version: 0, isOn: true, daysBefore: [28, 7], rhythm: 'weekly' },
      });
  });

  it('are of all calls and ends for those who keep an eye on all of them, of what fits for the others', () => {
    for (const role of roles) {
      const keepsAnEye = role === 'coordinator' || role === 'city';
      expect(hasEveryEnd(role)).toBe(keepsAnEye);
      expect(usualReminderSettings(role).scope).toBe(keepsAnEye ? 'all' : 'fitting');
    }
  });

  it('could have been set just so', () => {
    expect(updateReminderSettingsSchema.safeParse(usualReminderSettings('city')).success).toBe(
      true,
    );
  });
});

describe('The days before a deadline', () => {
  const parse = (daysBefore: unknown) =>
    updateReminderSettingsSchema.safeParse({ ...usualReminderSettings('city'), daysBefore });

  it('count once and begin with the earliest', () => {
    expect(parse([7, 28, 7]).data?.daysBefore).toEqual([28, 7]);
  });

  it.each([[[]], [[0]], [[181]], [[1.5]], [[1, 2, 3, 4, 5, 6]], ['28']])('are not %j', (days) => {
    expect(parse(days).success).toBe(false);
  });
});
