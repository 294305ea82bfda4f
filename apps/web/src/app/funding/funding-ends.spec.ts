import { contactPoint, fundingPhase } from '../../testing/examples';
import { fundingEnds, programmeCounts } from './funding-ends';

const today = '2026-11-22';

function endingOn(endsOn: string | null, name = 'Anlaufstelle') {
  return contactPoint({ name, fundingPhases: [fundingPhase({ endsOn })] });
}

describe('The ends of funding', () => {
  it.each([
    ['2026-11-21', 'passed'],
    ['2026-11-22', 'soon'],
    ['2027-11-22', 'soon'],
    ['2027-11-23', 'later'],
    [null, 'unknown'],
  ] as const)('on %s count as %s', (endsOn, group) => {
    expect(fundingEnds([endingOn(endsOn)], today)[group]).toHaveLength(1);
  });

  it('show a permanent funding as one, and a contact point without funding as unknown', () => {
    const permanent = contactPoint({
      fundingPhases: [fundingPhase({ endsOn: null, isPermanent: true })],
    });
    const none = contactPoint({ fundingPhases: [] });
    const groups = fundingEnds([permanent, none], today);
    expect(groups.permanent.map((entry) => entry.contactPoint)).toEqual([permanent]);
    expect(groups.unknown.map((entry) => entry.contactPoint)).toEqual([none]);
  });

  it('stand in the order in which they come, then by name', () => {
    const groups = fundingEnds(
      [endingOn('2027-03-31', 'B'), endingOn('2027-03-31', 'A'), endingOn('2026-12-31', 'C')],
      today,
    );
    expect(groups.soon.map((entry) => entry.contactPoint.name)).toEqual(['C', 'A', 'B']);
  });
});

describe('The programmes', () => {
  it('are counted by contact point, the largest first, blanks left out', () => {
    const of = (programme: string | null) =>
      contactPoint({ fundingPhases: [fundingPhase({ programme })] });
    expect(programmeCounts([of('Lotterie'), of(null), of('Land'), of('Land')])).toEqual([
      { programme: 'Land', count: 2 },
      { programme: 'Lotterie', count: 1 },
    ]);
  });
});
