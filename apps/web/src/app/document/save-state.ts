/**
 * What the person is told about their text. `saved` means that the server has acknowledged the commit of everything written here, and
 * nothing else.
 */
export type SaveState =
  | 'loading'
  | 'saved'
  | 'saving'
  | 'offline'
  | 'storageDown'
  | 'readOnly'
  | 'reloadNeeded'
  | 'ended';

/** Why the server closed the document for good. */
export type Refusal =
  | 'notSignedIn'
  | 'notAllowed'
  | 'notFound'
  | 'tooLarge'
  | 'malformed'
  | 'reloadNeeded'
  | 'tooManySockets';

/** The facts that the state follows from. */
export interface ConnectionFacts {
  readonly refusal: Refusal | null;
  /** Whether the text has been here once: synced, or read from this device. */
  readonly isReady: boolean;
  readonly access: 'write' | 'read' | null;
  /** Whether this socket has exchanged what either side was missing. */
  readonly isSynced: boolean;
  readonly isStorageDown: boolean;
  readonly isUnsaved: boolean;
}

export function saveStateOf(facts: ConnectionFacts): SaveState {
  if (facts.refusal === 'reloadNeeded') return 'reloadNeeded';
  if (facts.refusal === 'notAllowed') return 'readOnly';
  if (facts.refusal !== null) return 'ended';
  if (!facts.isReady) return 'loading';
  if (facts.access === 'read') return 'readOnly';
  if (!facts.isSynced) return 'offline';
  if (facts.isStorageDown) return 'storageDown';
  return facts.isUnsaved ? 'saving' : 'saved';
}
