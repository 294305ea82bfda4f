import type { MeetingState } from '@quartiersforum/domain';
import type { BadgeVariant } from '@quartiersforum/ui/frame';

/** How each state of a meeting is called and shown. */
export const meetingStateNames: Readonly<
  Record<MeetingState, { name: string; variant: BadgeVariant }>
> = {
  draft: { name: 'in Planung', variant: 'neutral' },
  invited: { name: 'eingeladen', variant: 'info' },
  running: { name: 'läuft gerade', variant: 'success' },
  paused: { name: 'Pause', variant: 'success' },
  ended: { name: 'Protokoll in Arbeit', variant: 'neutral' },
  documented: { name: 'protokolliert', variant: 'neutral' },
  cancelled: { name: 'abgesagt', variant: 'danger' },
  moved: { name: 'verschoben, Termin offen', variant: 'warning' },
};
