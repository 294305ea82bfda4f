import type { MeetingState } from '../meeting/meeting';
import { heldStates } from '../meeting/meeting-states';

/** Most guests of one meeting who come by the link. */
export const guestLimit = 500;

/** How long before the start the link of the QR code opens the door, in minutes. */
export const joinOpensMinutes = 60;

/** What a guest may do in the one meeting they have come to: follow it and ask to speak. The permission table knows roles only. */
const guestPermissions = {
  'live.read': ['invited', ...heldStates],
  'live.raiseHand': heldStates,
} as const satisfies Record<string, readonly MeetingState[]>;

export function isGuestAllowed(
  permission: keyof typeof guestPermissions,
  state: MeetingState,
): boolean {
  return (guestPermissions[permission] as readonly MeetingState[]).includes(state);
}

/**
 * Whether the signed link lets guests in: from an hour before the planned start, and as long as the meeting lasts. Times in
 * milliseconds since 1970.
 */
export function isJoinLinkOpen(
  { state, startsAt, plannedEnd }: { state: MeetingState; startsAt: number; plannedEnd: number },
  now: number,
): boolean {
  if (heldStates.includes(state)) return true;
  return state === 'invited' && now >= startsAt - joinOpensMinutes * 60_000 && now < plannedEnd;
}
