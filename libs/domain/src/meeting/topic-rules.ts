import { DomainError } from '../problem/domain-error';
import type { AgendaItem } from './agenda';
import type { TopicState } from './topic';

/** What can be done to a topic. `reopen` and `finish` happen when the meeting ends that had it on its agenda. */
export const topicActions = ['takeOver', 'close', 'withdraw', 'reopen', 'finish'] as const;
export type TopicAction = (typeof topicActions)[number];

/** The state machine of a topic: state → action → next state. What is not in the table is refused. */
export const topicTransitions: Readonly<
  Record<TopicState, Partial<Record<TopicAction, TopicState>>>
> = {
  open: { takeOver: 'taken', close: 'done', withdraw: 'withdrawn' },
  taken: { reopen: 'open', finish: 'done' },
  done: {},
  withdrawn: {},
};

/** The state after `action`. Throws `topic.transitionRefused` when the table has no such step. */
export function nextTopicState(state: TopicState, action: TopicAction): TopicState {
  const next = topicTransitions[state][action];
  if (next === undefined) throw new DomainError('topic.transitionRefused');
  return next;
}

type HeldItem = Pick<AgendaItem, 'kind' | 'state' | 'topicId' | 'visibility'> & {
  /** It came with the template of the series and comes again by itself. */
  readonly isStanding: boolean;
};

/** What becomes of the topic behind an agenda item, and of the item, when its meeting ends. */
export type CarryOver = 'finishTopic' | 'reopenTopic' | 'newTopic' | 'nothing';

/**
 * What a meeting that ends leaves for the next one. What it did not get to goes back to the Themenspeicher: its topic, or a new one.
 * Standing blocks come again by themselves, an opening or a break is nothing to make up for, and what only those saw who lead the
 * meeting is not shown to everybody as a topic.
 */
export function carryOverOf({ kind, state, topicId, visibility, isStanding }: HeldItem): CarryOver {
  const isDone = state === 'done' || state === 'current';
  if (topicId !== null) return isDone ? 'finishTopic' : 'reopenTopic';
  const isOwnMatter = !isStanding && visibility === 'all' && kind !== 'opening' && kind !== 'break';
  return isOwnMatter && !isDone ? 'newTopic' : 'nothing';
}
