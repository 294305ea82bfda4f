import { decodeStateVector, parseUpdateMeta } from 'yjs';

/** How far each Yjs client's clock has come. Deletions do not show in it. */
export type Clocks = ReadonlyMap<number, number>;

/**
 * The books on what the server has committed and what it has not.
 *
 * Every update message is acknowledged exactly once and in order, but only on the socket that carried it. So a closed socket makes
 * everything that was under way unsent again: whether it was committed just before, nobody can know until the next handshake.
 */
export class UnsavedUpdates {
  private readonly committed = new Map<number, number>();
  private underWay: Clocks[] = [];
  private isUnsent = false;

  /** Whether there is text that no acknowledgement covers. */
  get isAny(): boolean {
    return this.isUnsent || this.underWay.length > 0;
  }

  /** Whether something waits for the next handshake. */
  get hasUnsent(): boolean {
    return this.isUnsent;
  }

  /** What is known to be on the server. */
  get onServer(): Clocks {
    return this.committed;
  }

  /** A local change that cannot be sent now. */
  hold(): void {
    this.isUnsent = true;
  }

  /** An update message left on the open socket. */
  sent(update: Uint8Array): void {
    this.underWay.push(parseUpdateMeta(update).to);
  }

  /** The oldest message under way is committed. */
  acknowledged(): void {
    const oldest = this.underWay.shift();
    if (oldest !== undefined) this.raise(oldest);
  }

  /** The server sent this, so it has it. */
  received(update: Uint8Array): void {
    this.raise(parseUpdateMeta(update).to);
  }

  /** The server's own state vector, as in its sync step 1 or noted in an earlier session. */
  serverHas(stateVector: Uint8Array): void {
    this.raise(decodeStateVector(stateVector));
  }

  /** Everything unsent has just been put into one message. */
  handedOver(): void {
    this.isUnsent = false;
  }

  disconnected(): void {
    if (this.underWay.length > 0) this.isUnsent = true;
    this.underWay = [];
  }

  private raise(clocks: Clocks): void {
    for (const [client, clock] of clocks)
      if (clock > (this.committed.get(client) ?? 0)) this.committed.set(client, clock);
  }
}
