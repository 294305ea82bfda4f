import fc from 'fast-check';
import {
  itemsBeyondEnd,
  leftSeconds,
  meetingTimes,
  shortenRest,
  spentSeconds,
  type TimedItem,
  type TimedMeeting,
} from './live-timer';

const begin = Date.parse('2027-01-12T09:00:00Z');
const minute = 60_000;

function item(id: string, minutes: number, over: Partial<TimedItem> = {}): TimedItem {
  const times = { plannedSeconds: minutes * 60, spentSeconds: 0 };
  return { id, kind: 'other', state: 'open', ...times, ...over };
}

function meeting(items: readonly TimedItem[], minutes: number): TimedMeeting {
  return {
    items,
    itemStartedAt: new Date(begin).toISOString(),
    plannedEnd: new Date(begin + minutes * minute).toISOString(),
  };
}

const current = { state: 'current' } as const;

describe('the time of an item', () => {
  it('is counted on from the server’s times, also beyond its plan', () => {
    const talk = item('a', 10, { ...current, spentSeconds: 120 });
    const running = meeting([talk], 60);
    expect(spentSeconds(running, talk, begin + 30_999)).toBe(150);
    expect(leftSeconds(running, talk, begin + 9 * minute)).toBe(-60);
    expect(spentSeconds(running, talk, begin - 5000)).toBe(120);
  });

  it('stands still while the meeting is paused', () => {
    const talk = item('a', 10, { ...current, spentSeconds: 120 });
    const paused = { ...meeting([talk], 60), itemStartedAt: null };
    expect(spentSeconds(paused, talk, begin + minute)).toBe(120);
  });
});

describe('the time of a meeting', () => {
  const running = meeting(
    [item('a', 10, current), item('b', 20), item('c', 20), item('d', 5, { state: 'deferred' })],
    45,
  );

  it('is planned and actual in sum, and what the rest wants beyond the end', () => {
    expect(meetingTimes(running, begin + 15 * minute)).toEqual({
      ...{ planned: 3_000, spent: 900, needed: 2_400, untilEnd: 1_800, over: 600 },
    });
  });

  it('says which items no longer fit', () => {
    expect(itemsBeyondEnd(running, begin)).toEqual(['c']);
    expect(itemsBeyondEnd(running, begin + 5 * minute)).toEqual(['c']);
    expect(itemsBeyondEnd(running, begin + 40 * minute)).toEqual(['b', 'c']);
    expect(
      itemsBeyondEnd(
        { ...running, plannedEnd: new Date(begin + 90 * minute).toISOString() },
        begin,
      ),
    ).toEqual([]);
  });
});

describe('shortening the rest', () => {
  it('takes from everybody in proportion and leaves a break five minutes', () => {
    const items = [
      item('a', 10, current),
      item('b', 40),
      item('p', 15, { kind: 'break' }),
      item('c', 20),
    ];
    expect(shortenRest(meeting(items, 30), begin)).toEqual([
      { id: 'a', plannedMinutes: 4 },
      { id: 'b', plannedMinutes: 14 },
      { id: 'p', plannedMinutes: 5 },
      { id: 'c', plannedMinutes: 7 },
    ]);
  });

  it('changes nothing when everything fits', () => {
    expect(shortenRest(meeting([item('a', 10, current), item('b', 20)], 30), begin)).toEqual([]);
  });

  it('makes whole minutes that fit, none longer, none negative, breaks of five', () => {
    const kind = fc.constantFrom('other', 'break', 'talk') as fc.Arbitrary<TimedItem['kind']>;
    const some = fc.array(
      fc.record({ minutes: fc.nat({ max: 90 }), kind, spent: fc.nat({ max: 4_000 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: -30, max: 300 }),
        fc.nat({ max: 100 }),
        (all, end, passed) => {
          const items = all.map(({ minutes, kind: of, spent }, index) =>
            item(String(index), minutes, {
              ...(index === 0 && current),
              ...{ kind: of, spentSeconds: index === 0 ? spent : 0 },
            }),
          );
          const before = meeting(items, end);
          const now = begin + passed * 1000;
          const plans = new Map(
            shortenRest(before, now).map((plan) => [plan.id, plan.plannedMinutes]),
          );
          const after = items.map((one) => {
            const minutes = plans.get(one.id);
            return minutes === undefined ? one : { ...one, plannedSeconds: minutes * 60 };
          });
          const left = (one: TimedItem, of: TimedMeeting) => Math.max(0, leftSeconds(of, one, now));
          let breaks = 0;
          for (const [index, one] of items.entries()) {
            const changed = after[index] ?? one;
            expect(changed.plannedSeconds).toBeLessThanOrEqual(one.plannedSeconds);
            expect(changed.plannedSeconds).toBeGreaterThanOrEqual(0);
            expect(Number.isInteger(changed.plannedSeconds / 60)).toBe(true);
            if (one.kind !== 'break') continue;
            const least = Math.min(300, Math.floor(left(one, before) / 60) * 60);
            expect(left(changed, before)).toBeGreaterThanOrEqual(least - (index === 0 ? 60 : 0));
            breaks += 300;
          }
          const { needed, untilEnd } = meetingTimes({ ...before, items: after }, now);
          if (plans.size > 0) expect(needed).toBeLessThanOrEqual(Math.max(0, untilEnd) + breaks);
        },
      ),
    );
  });
});
