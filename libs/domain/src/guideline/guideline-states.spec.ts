import * as fc from 'fast-check';
import { isAllowed } from '../access/permission';
import { roles } from '../access/roles';
import { guidelineStateSchema, type GuidelineState } from './guideline';
import {
  guidelineActions,
  guidelineTransitions,
  isTextOpen,
  nextGuidelineState,
} from './guideline-states';

const states = guidelineStateSchema.options;

describe('A guideline', () => {
  it('that is being drafted can be adopted', () => {
    expect(nextGuidelineState('drafting', 'adopt')).toBe('adopted');
  });

  it('that is adopted cannot be adopted again', () => {
    expect(() => nextGuidelineState('adopted', 'adopt')).toThrow('guideline.transitionRefused');
  });

  it.each(states)('in the state "%s" moves only as the table says', (state) => {
    for (const action of guidelineActions) {
      const next = guidelineTransitions[state][action];
      if (next === undefined) expect(() => nextGuidelineState(state, action)).toThrow();
      else expect(nextGuidelineState(state, action)).toBe(next);
    }
  });

  it('never opens its text again once it was closed, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...guidelineActions), { maxLength: 20 }), (actions) => {
        let state: GuidelineState = 'drafting';
        let wasClosed = false;
        for (const action of actions) {
          const next: GuidelineState | undefined = guidelineTransitions[state][action];
          if (next !== undefined) state = next;
          wasClosed ||= !isTextOpen[state];
          expect(isTextOpen[state]).toBe(!wasClosed);
        }
      }),
    );
  });

  it.each(states)(
    'in the state "%s" is written by somebody if and only if its text is open',
    (state) => {
      const writers = roles.filter((role) =>
        isAllowed('guideline.write', { role, relation: 'participant', state }),
      );
      expect(writers.length > 0).toBe(isTextOpen[state]);
    },
  );
});
