import type { IncomingMessage } from 'node:http';
import type { Role } from '@quartiersforum/domain';

/** Who is asking: a signed-in account as it is at this moment. */
export interface Actor {
  readonly accountId: string;
  readonly sessionId: string;
  readonly role: Role;
  /** Name that others see, a role name or a person's. */
  readonly displayName: string;
  readonly personId: string;
  readonly organisationId: string | null;
  /** Name of the organisation or contact point, for presence. */
  readonly affiliation: string | null;
  readonly contactPointId: string | null;
}

/**
 * Finds out who is asking, from the cookie of a request or an upgrade. The account room implements it; the document server and the
 * gateway use it without knowing passwords or sessions. Answers come from a cache that the bus invalidates, so it may be asked often.
 */
export abstract class ActorReader {
  /** The actor behind the cookie, or null when nobody is signed in, the session has ended or the account is disabled. */
  abstract read(request: Pick<IncomingMessage, 'headers'>): Promise<Actor | null>;
  /** The same for a session known by id: asked again for an open socket. */
  abstract readSession(sessionId: string): Promise<Actor | null>;
}
