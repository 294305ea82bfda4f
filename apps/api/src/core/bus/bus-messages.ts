import type { RoomName, ServerEventName } from '@quartiersforum/domain';

/** What a node says about one document in `document.presence`. */
export interface PresenceNews {
  readonly id: string;
  /**
   * `opened`: the sender has it open from now on and wants to know who else is there. `whole`: `people` are all who are there on the
   * sender. `changed`: these came, moved or went. `closed`: nobody is there on the sender any more.
   */
  readonly kind: 'opened' | 'whole' | 'changed' | 'closed';
  /** Client id, session, whether it may write, cursor as JSON; a client id alone is somebody who went. */
  readonly people: readonly (readonly [number, string, boolean, string] | readonly [number])[];
}

/**
 * What nodes tell each other. Ids only: a NOTIFY is limited to 8 kB, may be missed while a node is disconnected, and everybody who
 * hears it reads the truth from the tables.
 */
export interface BusMessages {
  /** Updates of these documents were committed up to these numbers by `node`. */
  'document.committed': {
    readonly node: string;
    readonly documents: readonly (readonly [string, number])[];
  };
  /** Where people are in documents that several nodes have open. Who they are, each node looks up by their session. */
  'document.presence': { readonly node: string; readonly documents: readonly PresenceNews[] };
  /** A node came or went: those who are there look who else is. */
  'document.nodeChanged': { readonly node: string };
  /** State or rights of a document changed for everybody: ask again for each open socket. */
  'document.accessChanged': { readonly documentId: string };
  /** Role, memberships or state of an account changed: ask again for each of its sockets and sessions. */
  'account.accessChanged': { readonly accountId: string };
  /** Memberships of a body changed: who is concerned follows from the tables, ask again for everybody. */
  'network.membershipChanged': { readonly bodyId: string };
  /**
   * What people see of a meeting that is held has changed: each node reads it once and shows it to those who follow it there. With
   * `isCircleNew` it may be others who may follow it.
   */
  'live.changed': { readonly meetingId: string; readonly isCircleNew: boolean };
  /** Something to tell the sockets of these rooms, once each, with a payload that its schema has passed. */
  'realtime.announced': {
    readonly rooms: readonly RoomName[];
    readonly event: ServerEventName;
    readonly payload: unknown;
  };
  /** Sent by a node to itself, to know that everything committed before has arrived. */
  'bus.probed': { readonly probe: string };
  /** A sign-in ended: its sockets close. */
  'session.ended': { readonly sessionId: string };
}

export type BusMessageName = keyof BusMessages;
