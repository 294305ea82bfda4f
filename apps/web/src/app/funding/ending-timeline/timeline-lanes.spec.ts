import { fundingFit } from '../../../testing/funding-examples';
import { lanesOf, quartersFrom } from './timeline-lanes';

const today = '2026-11-22';
const call = { id: 'c', name: 'Kinderstark' };

describe('The drawing of the ends of funding', () => {
  it('reaches 18 months ahead and never beyond its edge', () => {
    const ends = ['2026-11-22', '2027-08-23', '2028-05-23', '2031-01-01'];
    const lanes = lanesOf(
      ends.map((endsOn) => fundingFit({ endsOn })),
      today,
    );
    expect(lanes.map(({ end }) => Math.round(end))).toEqual([0, 50, 100, 100]);
  });

  it('marks each deadline once, and only those that are in time', () => {
    const calls = [
      { call, reason: 'inTime' as const, deadline: '2027-08-23', earliestStart: null },
      { call, reason: 'inTime' as const, deadline: '2027-08-23', earliestStart: null },
      { call, reason: 'inTime' as const, deadline: null, earliestStart: null },
      { call, reason: 'tooLate' as const, deadline: '2027-01-31', earliestStart: null },
    ];
    const [lane] = lanesOf([fundingFit({ calls })], today);
    expect(lane?.deadlines).toEqual([50]);
  });

  it('names every third month from the next one on, over the turn of the year', () => {
    const days = quartersFrom(today).map(({ day }) => day);
    expect(days.slice(0, 3)).toEqual(['2026-12-01', '2027-03-01', '2027-06-01']);
    expect(quartersFrom(today).every(({ place }) => place > 0 && place < 100)).toBe(true);
  });
});
