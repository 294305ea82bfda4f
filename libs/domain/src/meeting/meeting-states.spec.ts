import * as fc from 'fast-check';
import { meetingStateSchema, type MeetingState } from './meeting';
import {
  heldStates,
  isMeetingActionPossible,
  meetingActions,
  meetingTransitions,
  nextMeetingState,
  type MeetingAction,
} from './meeting-states';

const states = meetingStateSchema.options;
const commands = fc.array(fc.constantFrom(...meetingActions), { maxLength: 40 });

/** Every state that a new meeting goes through when these commands are tried one after the other, refused ones included. */
function pathOf(actions: readonly MeetingAction[]): MeetingState[] {
  const path: MeetingState[] = ['draft'];
  for (const action of actions) {
    const state = path.at(-1) ?? 'draft';
    path.push(isMeetingActionPossible(state, action) ? nextMeetingState(state, action) : state);
  }
  return path;
}

/** Index of the first time that a path is in one of these states; -1 when never. */
const firstOf = (path: readonly MeetingState[], wanted: readonly MeetingState[]) =>
  path.findIndex((state) => wanted.includes(state));

describe('A meeting', () => {
  it.each(states)('in the state "%s" moves only as the table says', (state) => {
    for (const action of meetingActions) {
      const next = meetingTransitions[state][action];
      expect(isMeetingActionPossible(state, action)).toBe(next !== undefined);
      if (next === undefined)
        expect(() => nextMeetingState(state, action)).toThrow('meeting.transitionRefused');
      else expect(nextMeetingState(state, action)).toBe(next);
    }
  });

  it('goes from its plan to its minutes, and may pause on the way', () => {
    const way = ['invite', 'start', 'pause', 'resume', 'end', 'document'] as const;
    expect(pathOf(way)).toEqual([
      ...['draft', 'invited', 'running', 'paused', 'running', 'ended', 'documented'],
    ]);
  });

  it('can come to every state of the table', () => {
    const reached = new Set<MeetingState>(['draft']);
    for (const state of reached)
      for (const next of Object.values(meetingTransitions[state])) reached.add(next);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('is never held before people were invited, whatever the order of commands', () => {
    fc.assert(
      fc.property(commands, (actions) => {
        const path = pathOf(actions);
        const held = firstOf(path, heldStates);
        if (held !== -1) expect(path.slice(0, held)).toContain('invited');
      }),
      { numRuns: 500 },
    );
  });

  it('is a plan that nobody was told of only until it is something else', () => {
    fc.assert(
      fc.property(commands, (actions) => {
        const path = pathOf(actions);
        const told = path.findIndex((state) => state !== 'draft');
        if (told !== -1) expect(path.slice(told)).not.toContain('draft');
      }),
      { numRuns: 500 },
    );
  });

  it('never takes place after it was cancelled, and is never cancelled once it began', () => {
    fc.assert(
      fc.property(commands, (actions) => {
        const path = pathOf(actions);
        const cancelled = firstOf(path, ['cancelled']);
        if (cancelled !== -1) {
          expect(new Set(path.slice(cancelled))).toEqual(new Set(['cancelled']));
          expect(path.some((state) => heldStates.includes(state))).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that has ended is never held again, and has minutes only after it ended', () => {
    fc.assert(
      fc.property(commands, (actions) => {
        const path = pathOf(actions);
        const ended = firstOf(path, ['ended']);
        if (ended !== -1)
          for (const state of path.slice(ended)) expect(['ended', 'documented']).toContain(state);
        const documented = firstOf(path, ['documented']);
        if (documented !== -1) expect(path.slice(0, documented)).toContain('ended');
      }),
      { numRuns: 500 },
    );
  });

  it('that was moved cannot begin before it has a new date', () => {
    fc.assert(
      fc.property(commands, (actions) => {
        const path = pathOf(actions);
        path.forEach((state, index) => {
          if (state === 'moved')
            expect(['moved', 'invited', 'cancelled']).toContain(path[index + 1] ?? 'moved');
        });
      }),
      { numRuns: 500 },
    );
  });
});
