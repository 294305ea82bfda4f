import fc from 'fast-check';
import { addDays } from '../network/network-time';
import { type ApplicantKind, applicantKindSchema } from '../network/applicant-kind';
import { type FitReason } from './funding-fit';
import {
  closestCalls,
  fitUntil,
  fitOf as fitOfOutlook,
  type FittingCall,
  isEligible,
  nearestFirst,
  outlookOf,
} from './funding-fit-rules';

const now = new Date('2026-11-22T12:00:00Z');
const call = (change: Partial<FittingCall> = {}): FittingCall => ({
  mode: 'fixed',
  opensOn: null,
  deadlines: [{ kind: 'application', day: '2027-01-31', time: null }],
  override: null,
  eligible: ['nonprofit'],
  leadTimeWeeks: 8,
  fundsFollowOn: true,
  ...change,
});

const fitOf = (one: FittingCall, kinds: readonly ApplicantKind[], endsOn: string) =>
  fitOfOutlook(outlookOf(one, now), kinds, endsOn);

describe('Whose funding is looked at', () => {
  it.each([
    ['2026-11-22', '2028-05-22'],
    ['2026-08-31', '2028-02-29'],
    ['2027-08-31', '2029-02-28'],
    ['2026-12-31', '2028-06-30'],
  ])('on %s: what ends until %s', (today, until) => {
    expect(fitUntil(today)).toBe(until);
  });
});

describe('Who may apply', () => {
  it('counts welfare organisations, churches and associations as nonprofit', () => {
    expect(isEligible(['nonprofit'], ['welfare'])).toBe(true);
    expect(isEligible(['nonprofit'], ['church'])).toBe(true);
    expect(isEligible(['welfare'], ['nonprofit'])).toBe(false);
    expect(isEligible(['nonprofit'], ['municipality'])).toBe(false);
  });

  it('is not known when either side does not say', () => {
    expect(isEligible([], ['welfare'])).toBeNull();
    expect(isEligible(['welfare'], [])).toBeNull();
  });
});

describe('A call for a contact point whose funding ends', () => {
  it('is in time when its money can begin without a gap', () => {
    expect(outlookOf(call(), now)).toMatchObject({
      deadline: '2027-01-31',
      earliestStart: '2027-03-28',
    });
    expect(fitOf(call(), ['welfare'], '2027-03-27')).toBe('inTime');
    expect(fitOf(call(), ['welfare'], '2027-03-26')).toBe('tooLate');
  });

  it.each([
    ['notEligible', call({ eligible: ['municipality'] })],
    ['noFollowOn', call({ fundsFollowOn: false })],
    ['eligibilityUnknown', call({ eligible: [] })],
    ['dateUnknown', call({ deadlines: [], mode: 'onSeparateCall' })],
    ['tooLate', call({ override: { kind: 'closedEarly', since: '2026-11-01' } })],
    ['inTime', call({ deadlines: [], mode: 'continuous' })],
  ] as const)('says why: %s', (reason, one) => {
    expect(fitOf(one, ['welfare'], '2027-12-31')).toBe(reason);
  });

  it('never becomes worse when the funding ends later', () => {
    const kinds = fc.constantFrom(...applicantKindSchema.options);
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 0, max: 700 }),
        (kind, days, more) => {
          const ends = addDays('2026-11-22', days);
          if (fitOf(call(), [kind], ends) === 'inTime')
            expect(fitOf(call(), [kind], addDays(ends, more))).toBe('inTime');
        },
      ),
    );
  });
});

describe('The closest of many calls', () => {
  const kinds = fc.uniqueArray(fc.constantFrom(...applicantKindSchema.options), { maxLength: 2 });
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((days) => addDays(now.toISOString().slice(0, 10), days));
  const anyCall = fc
    .record({
      mode: fc.constantFrom('fixed', 'continuous', 'onSeparateCall'),
      deadlines: fc
        .option(day)
        .map((on) => (on === null ? [] : [{ kind: 'application' as const, day: on, time: null }])),
      eligible: kinds,
      fundsFollowOn: fc.constantFrom(true, false, null),
      override: fc.constantFrom(null, { kind: 'suspended' as const, since: '2026-01-01' }),
    })
    .map((change) => outlookOf(call(change), now));

  it('are those that judging each of them by itself puts first', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { maxLength: 30 }), kinds, day, (calls, applicant, endsOn) => {
        const rank = (reason: FitReason) => nearestFirst.indexOf(reason);
        const oneByOne = calls
          .map((one) => ({ call: one, reason: fitOfOutlook(one, applicant, endsOn) }))
          .sort((one, other) => rank(one.reason) - rank(other.reason));
        const closest = closestCalls(calls, applicant);
        expect(closest(endsOn, 8)).toEqual(oneByOne.slice(0, 8));
        expect(closest(endsOn, 100)).toEqual(oneByOne);
      }),
    );
  });
});
