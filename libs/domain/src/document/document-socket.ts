/**
 * The document socket's numbers and the shape of presence, without a schema: the web's editor reads them, and zod must not come along.
 */

/** What a person may do on a document's socket. */
export type DocumentAccess = 'write' | 'read' | 'none';

/** Close codes of `/yjs/:documentId`; 44xx are final for the client, 1013 asks it to come back. */
export const documentCloseCode = {
  malformed: 4400,
  notSignedIn: 4401,
  notAllowed: 4403,
  notFound: 4404,
  slowReader: 4408,
  tooLarge: 4413,
  reloadNeeded: 4426,
  tooManySockets: 4429,
  restarting: 1012,
  tryLater: 1013,
} as const;
export type DocumentCloseCode = (typeof documentCloseCode)[keyof typeof documentCloseCode];

/** Message types on the document socket beside y-websocket's own (0 sync, 1 awareness, 2 auth, 3 query awareness). */
export const documentMessage = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server → sender: `persisted(seq)`, two varUints; once for each update and each step 2 with news, in order, after the commit. */
  persisted: 110,
  /** Server → client: `access(level)`, two varUints; 0 read, 1 write. Sent after the join and at each change. */
  access: 111,
  /** Server → writer: `storage(level)`, two varUints; 0 the database cannot be reached, 1 it can again. */
  storage: 112,
} as const;

/** Bytes and counts that a document socket accepts. Source: docs/adr, "Document caps". */
export const documentCaps = {
  messageBytes: 1024 * 1024,
  awarenessBytes: 4 * 1024,
  documentBytes: 5 * 1024 * 1024,
  structsPerUpdate: 50_000,
  clientsPerUpdate: 64,
  messageFragments: 64,
  unsentBytes: 4 * 1024 * 1024,
  /** Who says more is heard later: typing is some twenty a second, and what was written offline comes as one message. */
  messagesPerSecond: 1_000,
} as const;

/** Who is in a document, as the server stamps it into the awareness of each client. `colour` is an index into the web's palette. */
export interface PresentPerson {
  readonly accountId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly role: string;
  readonly colour: number;
  readonly canWrite: boolean;
}
