import type { RoomName, ServerEventName } from '@quartiersforum/domain';

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
  /** A node came or went: those who are there look who else is. */
  'document.nodeChanged': { readonly node: string };
  /** State or rights of a document changed for everybody: ask again for each open socket. */
  'document.accessChanged': { readonly documentId: string };
  /** Role, memberships or state of an account changed: ask again for each of its sockets and sessions. */
  'account.accessChanged': { readonly accountId: string };
  /** Memberships of a body changed: who is concerned follows from the tables, ask again for everybody. */
  'network.membershipChanged': { readonly bodyId: string };
  /** What people see of a meeting that is held has changed: each node reads it once and shows it to those who follow it there. */
  'live.changed': { readonly meetingId: string };
  /** Something to tell the sockets of a room, with a payload that its schema has passed. */
  'realtime.announced': {
    readonly room: RoomName;
    readonly event: ServerEventName;
    readonly payload: unknown;
  };
  /** Sent by a node to itself, to know that everything committed before has arrived. */
  'bus.probed': { readonly probe: string };
  /** A sign-in ended: its sockets close. */
  'session.ended': { readonly sessionId: string };
}

export type BusMessageName = keyof BusMessages;
