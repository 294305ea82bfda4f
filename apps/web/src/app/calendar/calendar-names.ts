import type { CalendarKind, CalendarState } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

interface KindName {
  /** Of one entry. */
  readonly name: string;
  /** On a filter. */
  readonly filter: string;
  /** In the address. */
  readonly word: string;
}

export const calendarKinds: Readonly<Record<CalendarKind, KindName>> = {
  meeting: { name: 'Treffen', filter: 'Treffen', word: 'treffen' },
  deadline: { name: 'Stichtag', filter: 'Stichtage', word: 'stichtage' },
  fundingEnd: { name: 'Förderung endet', filter: 'Förderenden', word: 'foerderenden' },
};

/** How sure a date is, for each kind of thing in its own word; nothing where it is sure. */
const stateNames: Readonly<
  Record<Exclude<CalendarState, 'confirmed'>, Readonly<Record<CalendarKind, string>>>
> = {
  tentative: { meeting: 'in Planung', deadline: 'erwartet', fundingEnd: 'vorläufig' },
  postponed: {
    meeting: 'neuer Termin folgt',
    deadline: 'ausgesetzt',
    fundingEnd: 'neuer Termin folgt',
  },
  cancelled: { meeting: 'abgesagt', deadline: 'entfällt', fundingEnd: 'entfällt' },
};

const stateVariants: Readonly<Record<Exclude<CalendarState, 'confirmed'>, BadgeVariant>> = {
  tentative: 'neutral',
  postponed: 'warning',
  cancelled: 'danger',
};

export function stateBadge(
  kind: CalendarKind,
  state: CalendarState,
): { name: string; variant: BadgeVariant } | null {
  if (state === 'confirmed') return null;
  return { name: stateNames[state][kind], variant: stateVariants[state] };
}
