import { attendanceAtEnd, attendanceFromAnswer } from './attendance';
import { isGuestAllowed, isJoinLinkOpen } from './guest-rules';

const startsAt = Date.parse('2027-01-12T09:00:00Z');
const minute = 60_000;
const plan = { state: 'invited', startsAt, plannedEnd: startsAt + 120 * minute } as const;

describe('the link of the QR code', () => {
  it.each([
    [-61, false],
    [-60, true],
    [119, true],
    [120, false],
  ])('opens the door %s minutes from the start of a meeting: %s', (minutes, isOpen) => {
    expect(isJoinLinkOpen(plan, startsAt + minutes * minute)).toBe(isOpen);
  });

  it('is open as long as the meeting is held, however late, and never after', () => {
    const late = startsAt + 600 * minute;
    expect(isJoinLinkOpen({ ...plan, state: 'paused' }, late)).toBe(true);
    for (const state of ['draft', 'ended', 'documented', 'cancelled', 'moved'] as const)
      expect(isJoinLinkOpen({ ...plan, state }, startsAt)).toBe(false);
  });
});

describe('a guest', () => {
  it('follows the meeting until it ends and asks to speak while it is held', () => {
    expect(isGuestAllowed('live.read', 'invited')).toBe(true);
    expect(isGuestAllowed('live.raiseHand', 'invited')).toBe(false);
    expect(isGuestAllowed('live.raiseHand', 'running')).toBe(true);
    expect(isGuestAllowed('live.read', 'ended')).toBe(false);
  });
});

describe('attendance', () => {
  it('follows from the answer until somebody is seen', () => {
    const answers = ['open', 'yes', 'no', 'substitute'] as const;
    expect(answers.map(attendanceFromAnswer)).toEqual([
      'expected',
      'expected',
      'excused',
      'excused',
    ]);
  });

  it('makes absent who was expected to the end', () => {
    const states = ['expected', 'present', 'excused', 'absent'] as const;
    expect(states.map(attendanceAtEnd)).toEqual(['absent', 'present', 'excused', 'absent']);
  });
});
