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

/**
 * What a document has to say in one turn of the event loop, so that every receiver gets it in one write: updates, then what each
 * socket alone is told, then cursors, which may point at the new text. Nobody hears back what they said.
 */
export class DocumentOutbox {
  private updates: Item[] = [];
  private presence = new Map<Receiver, Buffer>();
  private own = new Map<Receiver, Buffer[]>();

  addUpdate(from: Receiver | null, frame: Buffer): void {
    this.updates.push({ from, frame });
  }

  /** A later cursor of the same socket takes the place of the earlier one. */
  addPresence(from: Receiver, frame: Buffer): void {
    this.presence.set(from, frame);
  }

  addOwn(to: Receiver, frame: Buffer): void {
    const frames = this.own.get(to);
    if (frames === undefined) this.own.set(to, [frame]);
    else frames.push(frame);
  }

  /** The socket is gone; what it said stays. */
  forget(receiver: Receiver): void {
    this.own.delete(receiver);
  }

  flush(receivers: ReadonlySet<Receiver>): void {
    const { updates, own } = this;
    const presence = [...this.presence].map(([from, frame]): Item => ({ from, frame }));
    if (updates.length + presence.length + own.size === 0) return;
    this.updates = [];
    this.presence = new Map();
    this.own = new Map();
    const all = [...updates, ...presence];
    const senders = new Set(all.map(({ from }) => from));
    const shared = Buffer.concat(all.map(({ frame }) => frame));
    for (const receiver of receivers) {
      const alone = own.get(receiver);
      if (alone === undefined && !senders.has(receiver)) {
        if (receiver.hasJoined && shared.length > 0) receiver.write(shared);
        continue;
      }
      const others = ({ from }: Item): boolean => receiver.hasJoined && from !== receiver;
      const frames = [
        ...updates.filter(others).map(({ frame }) => frame),
        ...(alone ?? []),
        ...presence.filter(others).map(({ frame }) => frame),
      ];
      if (frames.length > 0)
        receiver.write(frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames));
    }
  }
}
