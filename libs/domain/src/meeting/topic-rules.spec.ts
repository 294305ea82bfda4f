import * as fc from 'fast-check';
import { agendaItemKindSchema, agendaItemStateSchema, agendaVisibilitySchema } from './agenda';
import { topicStateSchema, type TopicState } from './topic';
import { carryOverOf, nextTopicState, topicActions, topicTransitions } from './topic-rules';

describe('A topic', () => {
  it.each(topicStateSchema.options)('in the state "%s" moves only as the table says', (state) => {
    for (const action of topicActions) {
      const next = topicTransitions[state][action];
      if (next === undefined) expect(() => nextTopicState(state, action)).toThrow();
      else expect(nextTopicState(state, action)).toBe(next);
    }
  });

  it('that is done or withdrawn stays so, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...topicActions), { maxLength: 20 }), (actions) => {
        let state: TopicState = 'open';
        let end: TopicState | null = null;
        for (const action of actions) {
          state = topicTransitions[state][action] ?? state;
          if (end !== null) expect(state).toBe(end);
          if (state === 'done' || state === 'withdrawn') end = state;
        }
      }),
    );
  });
});

const item = {
  kind: 'discussion',
  state: 'open',
  topicId: null,
  visibility: 'all',
  isStanding: false,
} as const;

describe('A meeting that ends', () => {
  it.each([
    ['finishes the topic of what was dealt with', { topicId: 't', state: 'done' }, 'finishTopic'],
    ['finishes the topic it was at', { topicId: 't', state: 'current' }, 'finishTopic'],
    ['gives back the topic it did not get to', { topicId: 't' }, 'reopenTopic'],
    ['gives back the topic it moved on', { topicId: 't', state: 'deferred' }, 'reopenTopic'],
    ['gives back the topic it left out', { topicId: 't', state: 'skipped' }, 'reopenTopic'],
    ['makes a topic of what it did not get to', {}, 'newTopic'],
    ['makes no topic of what was dealt with', { state: 'done' }, 'nothing'],
    ['makes no topic of a block that comes again', { isStanding: true }, 'nothing'],
    ['makes no topic of a break', { kind: 'break' }, 'nothing'],
    ['makes no topic of an opening', { kind: 'opening' }, 'nothing'],
    ['makes no topic of what only those saw who lead it', { visibility: 'leads' }, 'nothing'],
  ] as const)('%s', (_, change, expected) => {
    expect(carryOverOf({ ...item, ...change })).toBe(expected);
  });

  it('leaves no topic on an agenda that is over', () => {
    const items = fc.record({
      kind: fc.constantFrom(...agendaItemKindSchema.options),
      state: fc.constantFrom(...agendaItemStateSchema.options),
      visibility: fc.constantFrom(...agendaVisibilitySchema.options),
      isStanding: fc.boolean(),
      topicId: fc.constant('t'),
    });
    fc.assert(
      fc.property(items, (held) => {
        expect(['finishTopic', 'reopenTopic']).toContain(carryOverOf(held));
      }),
    );
  });
});
