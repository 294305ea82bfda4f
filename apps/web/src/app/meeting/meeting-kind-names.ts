import type { MeetingKind } from '@quartiersforum/domain';

/** How each kind of meeting is called. */
export const meetingKindNames: Readonly<Record<MeetingKind, string>> = {
  exchange: 'Austauschtreffen',
  workshop: 'Workshop',
  other: 'Treffen',
};
