import fc from 'fast-check';
import { clockOffset, plannedEndOf } from './live-clock';

const written = Date.parse('2027-01-12T09:00:00Z');
const hour = 3_600_000;

describe('a device with a wrong clock', () => {
  it('knows the server’s time to within the quickest message', () => {
    const message = fc.record({ delay: fc.nat({ max: 900 }), after: fc.nat({ max: 60_000 }) });
    fc.assert(
      fc.property(
        fc.integer({ min: -hour, max: hour }),
        fc.array(message, { minLength: 1 }),
        (wrong, all) => {
          let offset: number | null = null;
          let at = written;
          for (const { delay, after } of all) {
            at += after;
            offset = clockOffset(offset, new Date(at).toISOString(), at + delay + wrong);
          }
          const quickest = Math.min(...all.map(({ delay }) => delay));
          expect((offset ?? 0) + wrong + quickest).toBe(0);
        },
      ),
    );
  });

  it('starts anew when its clock was set', () => {
    const time = new Date(written).toISOString();
    expect(clockOffset(5_000, time, written + 20)).toBe(-20);
  });
});

describe('the planned end', () => {
  const plan = { startsAt: written, durationMinutes: 120 };

  it.each([
    ['in time', written, written + 2 * hour],
    ['early', written - hour / 2, written + 2 * hour],
    ['late', written + hour, written + 2 * hour],
    ['on another day', written - 24 * hour, written - 22 * hour],
    ['after it should have ended', written + 3 * hour, written + 5 * hour],
  ])('of a meeting that is started %s', (_, startedAt, end) => {
    expect(plannedEndOf(plan, startedAt)).toBe(end);
  });
});
