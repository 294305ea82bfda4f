import * as fc from 'fast-check';
import { isAllowed } from '../access/permission';
import { workingRoles } from '../access/roles';
import { minutesStateSchema, type MinutesState } from './minutes';
import { minutesActions, minutesTransitions, nextMinutesState } from './minutes-states';

const states = minutesStateSchema.options;

/** Whether anybody at all may write minutes in this state. */
function isOpen(state: MinutesState): boolean {
  return workingRoles.some((role) => isAllowed('minutes.write', { role, relation: 'lead', state }));
}

describe('Minutes', () => {
  it('are written as a draft and by nobody once they are approved', () => {
    expect(states.filter(isOpen)).toEqual(['draft']);
  });

  it.each(states)('in the state "%s" move only as the table says', (state) => {
    for (const action of minutesActions) {
      const next = minutesTransitions[state][action];
      if (next === undefined)
        expect(() => nextMinutesState(state, action)).toThrow('minutes.transitionRefused');
      else expect(nextMinutesState(state, action)).toBe(next);
    }
  });

  it('are approved exactly once for each time they were opened, in whatever order it is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...minutesActions), { maxLength: 30 }), (actions) => {
        let state: MinutesState = 'draft';
        const done = { approve: 0, correct: 0 };
        for (const action of actions) {
          const next: MinutesState | undefined = minutesTransitions[state][action];
          if (next === undefined) continue;
          state = next;
          done[action] += 1;
          expect(done.approve - done.correct).toBe(state === 'approved' ? 1 : 0);
          expect(isOpen(state)).toBe(state === 'draft');
        }
      }),
    );
  });
});
