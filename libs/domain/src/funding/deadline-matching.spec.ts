import fc from 'fast-check';
import { matchDeadlines } from './deadline-matching';

const deadline = (day: string, kind = 'application', time: string | null = null) =>
  ({ kind, day, time }) as Parameters<typeof matchDeadlines>[1][number];
const known = (id: string, ...facts: Parameters<typeof deadline>) => ({
  id,
  ...deadline(...facts),
});

describe('a deadline that is written anew', () => {
  it.each([
    ['stays what it was', [known('a', '2027-03-01')], [deadline('2027-03-01')], ['a']],
    ['is the same when it moves', [known('a', '2027-03-01')], [deadline('2027-03-08')], ['a']],
    [
      'is another when it is of another kind',
      [known('a', '2027-03-01')],
      [deadline('2027-03-01', 'sketch')],
      [null],
    ],
    [
      'stays when one before it is removed',
      [known('a', '2027-03-01'), known('b', '2027-06-01')],
      [deadline('2027-06-01')],
      ['b'],
    ],
    [
      'stays when one before it moves and one comes in between',
      [known('a', '2027-03-01'), known('b', '2027-06-01')],
      [deadline('2027-06-01'), deadline('2027-03-08'), deadline('2027-09-01')],
      ['b', 'a', null],
    ],
    [
      'is known by its time of day too',
      [known('a', '2027-03-01', 'application', '12:00'), known('b', '2027-03-01')],
      [deadline('2027-03-01'), deadline('2027-03-01', 'application', '12:00')],
      ['b', 'a'],
    ],
  ])('%s', (_, before, after, ids) => {
    expect(matchDeadlines(before, after)).toEqual(ids);
  });

  it('is never two, and written back it is the same', () => {
    const any = fc.record({
      kind: fc.constantFrom('application', 'sketch'),
      day: fc.constantFrom('2027-01-01', '2027-02-01', '2027-03-01'),
      time: fc.constantFrom(null, '12:00'),
    }) as fc.Arbitrary<ReturnType<typeof deadline>>;
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.array(any, { maxLength: 6 }),
        (old, after) => {
          const before = old.map((one, index) => ({ ...one, id: String(index) }));
          const ids = matchDeadlines(before, after).filter((id) => id !== null);
          expect(new Set(ids).size).toBe(ids.length);
          expect(matchDeadlines(before, old)).not.toContain(null);
        },
      ),
    );
  });
});
