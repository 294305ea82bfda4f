import type { MeetingSummary } from '@quartiersforum/domain';

/** Where a meeting is and whose it is; the body is left out where the title names it already. */
export function placeText({
  title,
  place,
  body,
}: Pick<MeetingSummary, 'title' | 'place' | 'body'>): string {
  const isNamed = title.includes(body.name);
  return [place, isNamed ? '' : body.name].filter((part) => part !== '').join(' · ');
}
