import * as fc from 'fast-check';
import { isAllowed } from '../access/permission';
import { roles } from '../access/roles';
import { guidelineStateSchema, type GuidelineState } from './guideline';
import { guidelineActions, guidelineTransitions, nextGuidelineState } from './guideline-states';

const states = guidelineStateSchema.options;

/** Whether anybody at all may write the text of a guideline in this state. */
function isOpen(state: GuidelineState): boolean {
  return roles.some((role) =>
    isAllowed('guideline.write', { role, relation: 'participant', state }),
  );
}

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
          wasClosed ||= !isOpen(state);
          expect(isOpen(state)).toBe(!wasClosed);
        }
      }),
    );
  });

  it('is written by somebody while it is drafted, and by nobody once it is adopted', () => {
    expect(states.filter(isOpen)).toEqual(['drafting']);
  });
});
