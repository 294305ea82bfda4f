import type { MinutesState } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** How each state of minutes is called and shown. */
export const minutesStateNames: Readonly<
  Record<MinutesState, { name: string; variant: BadgeVariant }>
> = {
  draft: { name: 'Entwurf', variant: 'info' },
  approved: { name: 'genehmigt', variant: 'success' },
};
