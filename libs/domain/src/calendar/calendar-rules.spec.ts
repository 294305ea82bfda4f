import {
  calendarStateOfDeadline,
  calendarStateOfFundingEnd,
  calendarStateOfMeeting,
  isDeadlineFitting,
} from './calendar-rules';

describe('how sure a date is', () => {
  it('a plan is not sure, an invitation is, and a meeting without a date has none', () => {
    expect(calendarStateOfMeeting.draft).toBe('tentative');
    expect(calendarStateOfMeeting.invited).toBe('confirmed');
    expect(calendarStateOfMeeting.moved).toBe('postponed');
    expect(calendarStateOfMeeting.cancelled).toBe('cancelled');
  });

  it.each([
    ['announced', false, null, 'confirmed'],
    ['expected from earlier years', true, null, 'tentative'],
    ['of a call closed early', false, { kind: 'closedEarly', since: '2027-02-28' }, 'cancelled'],
    ['of a call that was replaced', true, { kind: 'replaced', since: '2027-01-01' }, 'cancelled'],
    ['of a suspended call', false, { kind: 'suspended', since: '2027-02-01' }, 'postponed'],
    ['taken back on its day', false, { kind: 'closedEarly', since: '2027-03-01' }, 'cancelled'],
    ['over before that', false, { kind: 'closedEarly', since: '2027-03-02' }, 'confirmed'],
    [
      'of a call that closes later',
      false,
      { kind: 'closedEarly', since: '2027-03-10' },
      'confirmed',
    ],
  ] as const)('a deadline %s', (_, isEstimated, override, state) => {
    const deadline = { day: '2027-03-01', isEstimated };
    expect(calendarStateOfDeadline(deadline, override, '2027-03-05')).toBe(state);
  });

  it('what is said for a later day does not hold yet', () => {
    const override = { kind: 'closedEarly', since: '2027-02-28' } as const;
    const deadline = { day: '2027-03-01', isEstimated: false };
    expect(calendarStateOfDeadline(deadline, override, '2027-02-27')).toBe('confirmed');
  });

  it('"vorerst bis" and an extension in preparation are ends that are not sure', () => {
    const sure = { isProvisional: false, isExtensionInPreparation: false };
    expect(calendarStateOfFundingEnd(sure)).toBe('confirmed');
    expect(calendarStateOfFundingEnd({ ...sure, isProvisional: true })).toBe('tentative');
    expect(calendarStateOfFundingEnd({ ...sure, isExtensionInPreparation: true })).toBe(
      'tentative',
    );
  });
});

describe('a deadline', () => {
  it('fits whoever may apply, and whoever may for all that is known', () => {
    expect(isDeadlineFitting(['nonprofit'], ['welfare'])).toBe(true);
    expect(isDeadlineFitting(['municipality'], ['welfare'])).toBe(false);
    expect(isDeadlineFitting([], ['welfare'])).toBe(true);
    expect(isDeadlineFitting(['municipality'], [])).toBe(true);
  });
});
