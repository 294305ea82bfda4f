import type { PresentPerson } from '@quartiersforum/domain';

/** Somebody else who has the document open, once however many windows. */
export interface PersonHere extends PresentPerson {
  /** Whether they have just typed. */
  readonly isWriting: boolean;
}
