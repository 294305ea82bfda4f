import type { Response } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** How the own answer to an invitation is called and shown. */
export const responseNames: Readonly<Record<Response, { name: string; variant: BadgeVariant }>> = {
  open: { name: 'Antwort offen', variant: 'warning' },
  yes: { name: 'Sie kommen', variant: 'success' },
  no: { name: 'Sie kommen nicht', variant: 'neutral' },
  substitute: { name: 'Vertretung kommt', variant: 'info' },
};
