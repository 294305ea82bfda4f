import fc from 'fast-check';
import { type AnnouncedPlan, noticeOf, planOf } from './meeting-notice';
import { meetingStateSchema } from './meeting';

const now = new Date('2026-12-01T12:00:00Z');
const told: AnnouncedPlan = {
  plan: 'fixed',
  title: 'Austauschtreffen',
  startsAt: '2027-01-12T09:00:00.000Z',
  durationMinutes: 120,
  place: 'Rathaus',
};
const notice = (before: Partial<AnnouncedPlan>, after: Partial<AnnouncedPlan>) =>
  noticeOf({ ...told, ...before }, { ...told, ...after }, now);

describe('what the invited are told', () => {
  it('names old and new of what changed, and nothing else', () => {
    expect(notice({}, { place: 'Boy' })).toEqual({
      kind: 'changed',
      method: 'REQUEST',
      changes: { place: { from: 'Rathaus', to: 'Boy' } },
      asksAgain: false,
    });
    expect(notice({}, { title: 'Workshop', startsAt: '2027-01-19T09:00:00.000Z' })).toEqual({
      kind: 'changed',
      method: 'REQUEST',
      changes: {
        title: { from: 'Austauschtreffen', to: 'Workshop' },
        time: {
          from: { startsAt: '2027-01-12T09:00:00.000Z', durationMinutes: 120 },
          to: { startsAt: '2027-01-19T09:00:00.000Z', durationMinutes: 120 },
        },
      },
      asksAgain: true,
    });
  });

  it('asks again for another beginning, not for another length', () => {
    expect(notice({}, { durationMinutes: 90 })).toMatchObject({
      kind: 'changed',
      asksAgain: false,
    });
    expect(notice({}, { startsAt: '2027-01-12T08:30:00.000Z' })?.asksAgain).toBe(true);
  });

  it('is nothing when everything is as it was told, or when it was cancelled before', () => {
    expect(notice({}, {})).toBeNull();
    expect(notice({ plan: 'cancelled' }, { plan: 'cancelled', title: 'Neu' })).toBeNull();
  });

  it.each([
    ['fixed', 'open', 'postponed', 'CANCEL'],
    ['fixed', 'cancelled', 'cancelled', 'CANCEL'],
    ['open', 'cancelled', 'cancelled', 'CANCEL'],
    ['open', 'fixed', 'fixedAgain', 'REQUEST'],
  ] as const)('from %s to %s is %s, a %s', (before, after, kind, method) => {
    expect(notice({ plan: before }, { plan: after })).toMatchObject({ kind, method });
  });

  it('waits for the new date before it tells of a new title', () => {
    expect(notice({ plan: 'open' }, { plan: 'open', title: 'Neu' })).toBeNull();
    expect(notice({ plan: 'open' }, { title: 'Neu' })?.changes.title?.to).toBe('Neu');
  });

  it('is nothing once the meeting is over', () => {
    const later = new Date('2027-01-12T11:00:01Z');
    expect(noticeOf(told, { ...told, title: 'Neu' }, later)).toBeNull();
    const moved = { ...told, startsAt: '2027-02-09T09:00:00.000Z' };
    expect(noticeOf(told, moved, later)?.kind).toBe('changed');
  });

  it('is nothing in a draft, nor while the meeting is held or after it', () => {
    expect(meetingStateSchema.options.filter((state) => planOf(state) !== null)).toEqual([
      ...['invited', 'cancelled', 'moved'],
    ]);
  });

  it('is nothing exactly when both plans are the same, for meetings that are fixed', () => {
    const plan = fc.record({
      plan: fc.constant('fixed' as const),
      title: fc.constantFrom('a', 'b'),
      startsAt: fc.constantFrom(told.startsAt, '2027-03-09T09:00:00.000Z'),
      durationMinutes: fc.constantFrom(60, 90),
      place: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const isSame = JSON.stringify(before) === JSON.stringify(after);
        expect(noticeOf(before, after, now) === null).toBe(isSame);
      }),
    );
  });
});
