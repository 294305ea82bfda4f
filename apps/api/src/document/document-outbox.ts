/** A socket as far as writing to it goes. */
export interface Receiver {
  /** Whether it has been given the text; before that it gets nothing, the text will contain it. */
  readonly hasJoined: boolean;
  write(frames: Buffer): void;
}

interface Item {
  readonly from: Receiver | null;
  readonly frame: Buffer;
}

interface OwnItem {
  readonly to: Receiver;
  readonly frame: Buffer;
}

/**
 * What a document has to say in one turn of the event loop, so that every receiver gets it in one write: updates, then what each
 * socket alone is told, then cursors, which may point at the new text. Nobody hears back what they said.
 */
export class DocumentOutbox {
  private updates: Item[] = [];
  private own: OwnItem[] = [];
  private presence: Item[] = [];

  addUpdate(from: Receiver | null, frame: Buffer): void {
    this.updates.push({ from, frame });
  }

  /** A later cursor of the same socket takes the place of the earlier one; without a socket it comes from another node. */
  addPresence(from: Receiver | null, frame: Buffer): void {
    const earlier = from === null ? -1 : this.presence.findIndex((item) => item.from === from);
    if (earlier === -1) this.presence.push({ from, frame });
    else this.presence[earlier] = { from, frame };
  }

  addOwn(to: Receiver, frame: Buffer): void {
    this.own.push({ to, frame });
  }

  /** The socket is gone; what it said stays. */
  forget(receiver: Receiver): void {
    if (this.own.length > 0) this.own = this.own.filter(({ to }) => to !== receiver);
  }

  flush(receivers: ReadonlySet<Receiver>): void {
    const { updates, own, presence } = this;
    if (updates.length + own.length + presence.length === 0) return;
    this.updates = [];
    this.own = [];
    this.presence = [];
    const special = new Set<Receiver | null>();
    const shared: Buffer[] = [];
    for (const items of [updates, presence])
      for (const { from, frame } of items) {
        special.add(from);
        shared.push(frame);
      }
    for (const { to } of own) special.add(to);
    const all = joined(shared);
    for (const receiver of receivers) {
      if (!special.has(receiver)) {
        if (receiver.hasJoined && all !== null) receiver.write(all);
        continue;
      }
      const frames: Buffer[] = [];
      const { hasJoined } = receiver;
      if (hasJoined)
        for (const { from, frame } of updates) if (from !== receiver) frames.push(frame);
      for (const { to, frame } of own) if (to === receiver) frames.push(frame);
      if (hasJoined)
        for (const { from, frame } of presence) if (from !== receiver) frames.push(frame);
      const some = joined(frames);
      if (some !== null) receiver.write(some);
    }
  }
}

/** One buffer of all frames; null when there are none. */
function joined(frames: readonly Buffer[]): Buffer | null {
  const [first] = frames;
  if (first === undefined) return null;
  return frames.length === 1 ? first : Buffer.concat(frames);
}
