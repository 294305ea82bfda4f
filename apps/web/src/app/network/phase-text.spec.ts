import { fundingPhase } from '../../testing/examples';
import { phaseText } from './phase-text';

describe('A funding phase in a sentence', () => {
  it.each([
    [{ startsOn: '2021-01-01', endsOn: '2021-12-31' }, 'A, 1. Januar 2021 bis 31. Dezember 2021'],
    [{ endsOn: '2021-12-31' }, 'A, bis 31. Dezember 2021'],
    [{ startsOn: '2021-01-01', endsOn: null }, 'A, seit 1. Januar 2021'],
    [
      { startsOn: '2021-01-01', endsOn: null, isPermanent: true },
      'A, seit 1. Januar 2021, dauerhaft',
    ],
    [{ programme: null, endsOn: null }, 'ohne Förderzugang'],
  ])('says what is known of it: %j', (change, text) => {
    expect(phaseText(fundingPhase({ programme: 'A', startsOn: null, ...change }))).toBe(text);
  });
});
