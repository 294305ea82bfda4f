import { requireAhead, requireUninvitable } from './invitation-rules';
import { meetingStateSchema, type MeetingState } from './meeting';

const time = { startsAt: '2027-01-12T09:00:00.000Z', durationMinutes: 120 };

function codeOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}
const possible = (require: (state: MeetingState) => void) =>
  meetingStateSchema.options.filter((state) => codeOf(() => require(state)) === null);

describe('people are asked to come', () => {
  it('to a meeting of which others know already, until its planned end', () => {
    const before = new Date('2027-01-12T10:59:59Z');
    expect(possible((state) => requireAhead({ ...time, state }, before))).toEqual(['invited']);
    const after = new Date('2027-01-12T11:00:00Z');
    expect(codeOf(() => requireAhead({ ...time, state: 'invited' }, after))).toBe(
      'meeting.inThePast',
    );
  });
});

describe('an invitation is taken back', () => {
  it('as long as the meeting is ahead', () => {
    expect(possible(requireUninvitable)).toEqual(['invited', 'moved']);
  });
});
