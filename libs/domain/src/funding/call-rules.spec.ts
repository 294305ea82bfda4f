import { DomainError } from '../problem/domain-error';
import {
  callActions,
  nextPublication,
  publicationTransitions,
  requireConsistent,
} from './call-rules';
import { callPublicationSchema } from './funding';

describe('The publication of a call', () => {
  it('takes the steps of the table and no other', () => {
    for (const publication of callPublicationSchema.options)
      for (const action of callActions) {
        const next = publicationTransitions[publication][action];
        if (next === undefined)
          expect(() => nextPublication(publication, action)).toThrow(DomainError);
        else expect(nextPublication(publication, action)).toBe(next);
      }
    expect(() => nextPublication('published', 'publish')).toThrow('fundingCall.transitionRefused');
    expect(() => nextPublication('withdrawn', 'withdraw')).toThrow('fundingCall.transitionRefused');
    expect(nextPublication('withdrawn', 'publish')).toBe('published');
  });
});

describe('The figures of a call', () => {
  const figures = { amountMin: 1, amountMax: 1, durationMonthsMin: null, durationMonthsMax: 6 };

  it('may be open at either end, and the least may be the most', () => {
    expect(() => requireConsistent(figures)).not.toThrow();
  });

  it('contradict each other when the most is less than the least', () => {
    expect(() => requireConsistent({ ...figures, amountMin: 2 })).toThrow(
      'fundingCall.contradictory',
    );
    expect(() => requireConsistent({ ...figures, durationMonthsMin: 7 })).toThrow(
      'fundingCall.contradictory',
    );
  });
});
