import type { GuidelineState } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** How each state of a guideline is called and shown. */
export const guidelineStateNames: Readonly<
  Record<GuidelineState, { name: string; variant: BadgeVariant }>
> = {
  drafting: { name: 'Arbeitsfassung', variant: 'info' },
  adopted: { name: 'beschlossen', variant: 'success' },
};
