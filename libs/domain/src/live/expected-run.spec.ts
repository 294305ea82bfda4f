import fc from 'fast-check';
import { expectedRun } from './expected-run';
import { itemsBeyondEnd, meetingTimes, type TimedItem, type TimedMeeting } from './live-timer';

const begin = Date.parse('2027-01-12T09:00:00Z');
const minute = 60_000;

function item(id: string, minutes: number, over: Partial<TimedItem> = {}): TimedItem {
  return {
    id,
    kind: 'other',
    state: 'open',
    plannedSeconds: minutes * 60,
    spentSeconds: 0,
    ...over,
  };
}

function meeting(items: readonly TimedItem[], minutes: number): TimedMeeting {
  return {
    items,
    itemStartedAt: new Date(begin).toISOString(),
    plannedEnd: new Date(begin + minutes * minute).toISOString(),
  };
}

describe('the rest of a meeting', () => {
  const running = meeting(
    [
      item('passed over', 5),
      item('done', 10, { state: 'done', spentSeconds: 700 }),
      item('current', 10, { state: 'current' }),
      item('talk', 20),
      item('later', 15, { state: 'deferred' }),
    ],
    30,
  );

  it('goes on with the current item, then with the open ones in order', () => {
    expect(expectedRun(running, begin + 4 * minute)).toEqual([
      { id: 'current', startsAt: begin, beyondSeconds: 0 },
      { id: 'passed over', startsAt: begin + 10 * minute, beyondSeconds: 0 },
      { id: 'talk', startsAt: begin + 15 * minute, beyondSeconds: 300 },
    ]);
  });

  it('moves on by what the current item takes too long', () => {
    const [current, next] = expectedRun(running, begin + 12 * minute);
    expect(current).toEqual({ id: 'current', startsAt: begin, beyondSeconds: 0 });
    expect(next?.startsAt).toBe(begin + 12 * minute);
  });

  it('goes beyond the end by as much as the sum says, and with the items that do not fit', () => {
    const minutes = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 8 }), minutes, minutes, (plan, length, passed) => {
        const one = meeting(
          plan.map((planned, at) => item(`${at}`, planned, at === 0 ? { state: 'current' } : {})),
          length,
        );
        const now = begin + passed * minute;
        const run = expectedRun(one, now);
        const sum = run.reduce((total, { beyondSeconds }) => total + beyondSeconds, 0);
        expect(sum).toBe(meetingTimes(one, now).over);
        const beyond = itemsBeyondEnd(one, now);
        for (const { id, beyondSeconds } of run.slice(1))
          if (beyondSeconds > 0) expect(beyond).toContain(id);
      }),
    );
  });
});
