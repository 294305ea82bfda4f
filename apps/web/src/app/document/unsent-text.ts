/** A paragraph as it stood here when it could no longer be taken over, offered back for copying. */
export interface UnsentText {
  readonly text: string;
}
