import * as fc from 'fast-check';
import { agendaTimes } from './agenda-times';

const startsAt = '2027-01-12T09:00:00.000Z';
const items = fc.array(fc.record({ durationMinutes: fc.integer({ min: 0, max: 600 }) }), {
  maxLength: 60,
});
const durations = fc.integer({ min: 15, max: 1_440 });

describe('An agenda', () => {
  it('gives each item the time at which those before it are over', () => {
    expect(
      agendaTimes({ startsAt, durationMinutes: 60 }, [
        { durationMinutes: 10 },
        { durationMinutes: 0 },
        { durationMinutes: 65 },
      ]),
    ).toEqual({
      starts: ['2027-01-12T09:00:00.000Z', '2027-01-12T09:10:00.000Z', '2027-01-12T09:10:00.000Z'],
      end: '2027-01-12T10:15:00.000Z',
      plannedMinutes: 75,
      overrunMinutes: 15,
    });
  });

  it('without items ends when it begins', () => {
    const { starts, end, overrunMinutes } = agendaTimes({ startsAt, durationMinutes: 60 }, []);
    expect([starts, end, overrunMinutes]).toEqual([[], startsAt, 0]);
  });

  it('never goes back in time, begins with the meeting and ends after the sum of its items', () => {
    fc.assert(
      fc.property(items, durations, (all, durationMinutes) => {
        const { starts, end, plannedMinutes } = agendaTimes({ startsAt, durationMinutes }, all);
        expect(starts).toHaveLength(all.length);
        expect([...starts, end]).toEqual([...starts, end].sort());
        expect([...starts, end][0]).toBe(startsAt);
        const sum = all.reduce((minutes, item) => minutes + item.durationMinutes, 0);
        expect(plannedMinutes).toBe(sum);
        expect((Date.parse(end) - Date.parse(startsAt)) / 60_000).toBe(sum);
      }),
    );
  });

  it('runs over by what its items take beyond the meeting, whatever their order', () => {
    fc.assert(
      fc.property(items, durations, (all, durationMinutes) => {
        const meeting = { startsAt, durationMinutes };
        const { overrunMinutes, plannedMinutes } = agendaTimes(meeting, all);
        expect(overrunMinutes).toBe(Math.max(0, plannedMinutes - durationMinutes));
        expect(agendaTimes(meeting, all.toReversed()).overrunMinutes).toBe(overrunMinutes);
      }),
    );
  });
});
