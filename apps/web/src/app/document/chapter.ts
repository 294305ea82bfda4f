/** A heading of the text, for finding one's way. `level` counts from 1. */
export interface Chapter {
  /** The block id, which is also the anchor; null until the server has given one. */
  readonly id: string | null;
  readonly text: string;
  readonly level: number;
}
