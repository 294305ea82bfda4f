import type { Topic } from '@quartiersforum/domain';

/** Where a topic comes from: whoever handed it in, or the meeting that did not get to it. */
export function topicOriginText({ relation, author, carriedFrom }: Topic): string {
  if (carriedFrom !== null) return `offen aus: ${carriedFrom.name}`;
  if (relation === 'self') return 'von Ihnen';
  return author === null ? 'ohne Absender' : `von ${author.name}`;
}
