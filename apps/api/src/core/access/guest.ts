import type { IncomingMessage } from 'node:http';
import type { Actor } from './actor';

/** Somebody without an account who came through the signed link of one meeting and may follow that one. */
export interface Guest {
  readonly visitId: string;
  readonly meetingId: string;
  readonly attendeeId: string;
  readonly name: string;
}

/**
 * Finds out which guest is asking. The live room implements it; the door and the gateway use it without knowing meetings. What a guest
 * may do is asked where the thing is known, as for everybody.
 */
export abstract class GuestReader {
  /** The guest behind the cookie, or null when there is none or the visit is over. */
  abstract read(request: Pick<IncomingMessage, 'headers'>): Promise<Guest | null>;
}

/** Whoever is there: signed in, a guest, or both, when an account that does not belong to a meeting came through its link. */
export interface Visitor {
  readonly actor: Actor | null;
  readonly guest: Guest | null;
}
