import type { CalendarFeed, CalendarFeedScope } from '@quartiersforum/domain';

export const feedScopes: Readonly<
  Record<CalendarFeedScope, { name: string; explanation: string }>
> = {
  all: {
    name: 'Alles',
    explanation: 'Alle Treffen, Stichtage und Förderenden, die Sie hier sehen dürfen.',
  },
  fittingDeadlines: {
    name: 'Stichtage, die zu uns passen',
    explanation: 'Nur Stichtage von Aufrufen, auf die sich Ihr Träger bewerben darf.',
  },
  myMeetings: {
    name: 'Meine Treffen',
    explanation: 'Nur Treffen, zu denen Sie gehören.',
  },
};

/** What its owner calls it, or else what is in it. */
export function feedName({ label, scope }: Pick<CalendarFeed, 'label' | 'scope'>): string {
  return label === '' ? feedScopes[scope].name : label;
}
