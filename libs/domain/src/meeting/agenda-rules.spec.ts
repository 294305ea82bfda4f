import * as fc from 'fast-check';
import { agendaItemStateSchema } from './agenda';
import {
  isOrderPossible,
  isPlacePossible,
  isRemovable,
  isSameSet,
  requireOpenAgenda,
} from './agenda-rules';
import { meetingStateSchema } from './meeting';

const open = ['a', 'b', 'c'].map((id) => ({ id, state: 'open' as const }));
const held = [
  { id: 'a', state: 'done' },
  { id: 'b', state: 'open' },
  { id: 'c', state: 'current' },
  { id: 'd', state: 'open' },
  { id: 'e', state: 'open' },
] as const;

describe('The order of an agenda', () => {
  it('is free before the meeting', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), (order) => {
        expect(isOrderPossible(open, order)).toBe(true);
      }),
    );
  });

  it.each<[string, boolean, string]>([
    ['abcde', true, 'as it is'],
    ['abced', true, 'what comes later changes places'],
    ['acbde', true, 'what was left out is put behind the current item'],
    ['bacde', true, 'what was left out goes before what is done'],
    ['cabde', false, 'the current item before what is done'],
    ['adbce', false, 'what comes later before the current item'],
    ['dabce', false, 'what comes later to the beginning'],
  ])('while it is held, %s is possible: %s (%s)', (order, isPossible) => {
    expect(isOrderPossible(held, [...order])).toBe(isPossible);
  });

  it('takes something new anywhere, and while it is held not before what runs now', () => {
    expect(open.filter(({ id }) => isPlacePossible(open, id))).toEqual(open);
    const places = held.filter(({ id }) => isPlacePossible(held, id)).map(({ id }) => id);
    expect(places).toEqual(['c', 'd', 'e']);
  });

  it('names each item once', () => {
    expect(isSameSet(open, ['c', 'a', 'b'])).toBe(true);
    for (const wrong of [['a', 'b'], ['a', 'b', 'b'], ['a', 'b', 'x'], ['a', 'b', 'c', 'c'], []])
      expect(isSameSet(open, wrong)).toBe(false);
  });
});

describe('An agenda', () => {
  it('is closed once the meeting has ended or was cancelled', () => {
    const isOpen = (state: (typeof meetingStateSchema.options)[number]): boolean => {
      try {
        requireOpenAgenda(state);
        return true;
      } catch {
        return false;
      }
    };
    expect(meetingStateSchema.options.filter((state) => !isOpen(state))).toEqual([
      'ended',
      'documented',
      'cancelled',
    ]);
  });

  it('loses only items that have not begun', () => {
    expect(agendaItemStateSchema.options.filter((state) => isRemovable({ state }))).toEqual([
      'open',
    ]);
  });
});
