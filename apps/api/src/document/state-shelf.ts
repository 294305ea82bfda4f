/** States up to this size lie together; larger ones have memory of their own. */
const smallBytes = 16 * 1024;
const boardBytes = 64 * 1024;

/**
 * Where the texts of open documents lie. Each text of its own would sit between the buffers in which it was read from the database, and
 * the holes that those leave are too small for the next ones: hundreds of small documents would take twice their size. In Node's own
 * pool they would share their memory with what lives for a moment, and keep 64 KiB each.
 */
export class StateShelf {
  private board: Buffer = Buffer.alloc(0);
  private used = 0;

  /** Room for so many bytes, to be written by the caller and kept for as long as the document is open. */
  readonly place = (length: number): Buffer => {
    if (length > smallBytes) return Buffer.allocUnsafeSlow(length);
    if (this.used + length > this.board.length) {
      this.board = Buffer.allocUnsafeSlow(boardBytes);
      this.used = 0;
    }
    const place = this.board.subarray(this.used, this.used + length);
    this.used += length;
    return place;
  };
}

/** The bytes in memory that holds nothing else. */
export function onItsOwn(bytes: Uint8Array): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return Buffer.from(bytes.buffer);
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}
