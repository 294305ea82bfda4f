import { meetingStateSchema } from './meeting';
import { isReminderDue, isResponseOpen, reminderDay, substituteChange } from './response-rules';

const time = { startsAt: '2027-01-12T09:00:00.000Z', durationMinutes: 120 };
const boy = { name: 'Quartiersarbeit Boy', email: 'boy@example.org' };
const awo = { name: 'Vertretung AWO', email: 'awo@example.org' };
const answer = (substitute: typeof boy | null) => ({
  response: substitute === null ? ('yes' as const) : ('substitute' as const),
  substitute,
});

describe('an invitation', () => {
  it('can be answered while the meeting is ahead, held or waits for a date', () => {
    const open = meetingStateSchema.options.filter((state) =>
      isResponseOpen({ ...time, state }, new Date('2027-01-12T10:59:59Z')),
    );
    expect(open).toEqual(['invited', 'running', 'paused', 'moved']);
  });

  it('can be answered until the planned end when nobody started the meeting, longer when it runs', () => {
    const after = new Date('2027-01-12T11:00:00Z');
    expect(isResponseOpen({ ...time, state: 'invited' }, after)).toBe(false);
    expect(isResponseOpen({ ...time, state: 'running' }, after)).toBe(true);
  });
});

describe('a new answer', () => {
  it('invites who comes instead, once', () => {
    expect(substituteChange(answer(null), answer(boy))).toEqual({ withdraw: null, invite: boy });
    expect(substituteChange(answer(boy), answer({ ...boy, name: 'Boy' }))).toEqual({
      withdraw: null,
      invite: null,
    });
  });

  it('takes back the invitation of who does not come instead any more', () => {
    expect(substituteChange(answer(boy), answer(null)).withdraw).toBe(boy.email);
    expect(substituteChange(answer(boy), answer(awo))).toEqual({
      withdraw: boy.email,
      invite: awo,
    });
  });
});

describe('the reminder', () => {
  it.each([
    ['asked weeks before', '2026-12-01', '2027-01-05'],
    ['asked eight days before', '2027-01-04', '2027-01-07'],
    ['asked six days before', '2027-01-06', '2027-01-09'],
    ['asked four days before', '2027-01-08', '2027-01-11'],
    ['asked three days before', '2027-01-09', null],
    ['asked the day before', '2027-01-11', null],
  ])('of a meeting on 12 January, %s, is a week before or three days after', (_, asked, day) => {
    expect(reminderDay('2027-01-12', asked)).toBe(day);
  });

  it('is made up for after a pause of the server, but not on the day of the meeting', () => {
    const due = (today: string) => isReminderDue('2027-01-12', '2026-12-01', today);
    expect(['2027-01-04', '2027-01-05', '2027-01-11', '2027-01-12'].map(due)).toEqual([
      ...[false, true, true, false],
    ]);
  });
});
