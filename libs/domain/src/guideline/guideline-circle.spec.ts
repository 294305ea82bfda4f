import * as fc from 'fast-check';
import { guidelineRelation } from './guideline-circle';

const day = '2026-05-15';
const now = { bodyId: 'ag', validFrom: '2026-01-01', validTo: null };

describe('The circle of a guideline', () => {
  it.each([
    ['of the whole network takes in everybody', [], [], 'participant'],
    ['of one body takes in its member', ['ag'], [now], 'participant'],
    ['of two bodies takes in the member of one', ['workshop', 'ag'], [now], 'participant'],
    ['leaves out the member of another body', ['workshop'], [now], 'outsider'],
    ['leaves out somebody without a membership', ['ag'], [], 'outsider'],
    [
      'takes in a member on the last day',
      ['ag'],
      [{ ...now, validTo: '2026-05-15' }],
      'participant',
    ],
    [
      'leaves out a member from the day after',
      ['ag'],
      [{ ...now, validTo: '2026-05-14' }],
      'outsider',
    ],
    [
      'leaves out a member who begins tomorrow',
      ['ag'],
      [{ ...now, validFrom: '2026-05-16' }],
      'outsider',
    ],
    [
      'takes in somebody who left and came back',
      ['ag'],
      [
        { ...now, validTo: '2026-02-01' },
        { ...now, validFrom: '2026-05-01' },
      ],
      'participant',
    ],
  ] as const)('%s', (_, bodyIds, memberships, relation) => {
    expect(guidelineRelation(bodyIds, memberships, day)).toBe(relation);
  });

  it('never grows by memberships of other bodies', () => {
    const bodies = fc.constantFrom('a', 'b', 'c', 'd');
    const memberships = fc.array(
      fc.record({
        bodyId: bodies,
        validFrom: fc.constantFrom('2026-01-01', '2026-05-15', '2026-05-16'),
        validTo: fc.constantFrom('2026-05-14', '2026-05-15', null),
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(bodies, { minLength: 1 }), memberships, (circle, all) => {
        const own = all.filter(({ bodyId }) => circle.includes(bodyId));
        expect(guidelineRelation(circle, all, day)).toBe(guidelineRelation(circle, own, day));
        if (own.length === 0) expect(guidelineRelation(circle, all, day)).toBe('outsider');
      }),
    );
  });
});
