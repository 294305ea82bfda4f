/**
 * Who sent which character when, and who has got it: latencies, and the proof that nothing was lost, doubled or turned round.
 *
 * A character is known by its Yjs id (client and clock), so a server may merge, split or bundle updates as it likes.
 */
import * as Y from 'yjs';

export class EditLedger {
  /** Sending moments by Yjs client and clock. @type {Map<number, Map<number, number>>} */
  #sent = new Map();
  /** Next clock that each receiver expects of each Yjs client. @type {Map<number, number>[]} */
  #expected = [];
  #isMeasuring = false;
  /** Milliseconds from before the edit to the decoded update at a receiver. @type {number[]} */
  latencies = [];
  /** Milliseconds from before the edit to the server's acknowledgement. @type {number[]} */
  acknowledgements = [];
  edits = 0;
  received = 0;
  doubled = 0;
  outOfOrder = 0;

  /** From now on latencies are kept. The moment counts in which an edit arrives. */
  startMeasuring() {
    this.#isMeasuring = true;
  }

  stopMeasuring() {
    this.#isMeasuring = false;
  }

  /**
   * @param {number} yjsClient
   * @param {number} clock
   * @param {number} at
   */
  noteEdit(yjsClient, clock, at) {
    const clocks = this.#sent.get(yjsClient) ?? new Map();
    this.#sent.set(yjsClient, clocks.set(clock, at));
    this.edits++;
  }

  /**
   * @param {number} sentAt
   * @param {number} at
   */
  noteAcknowledgement(sentAt, at) {
    if (this.#isMeasuring) this.acknowledgements.push(at - sentAt);
  }

  /** @returns {(update: Uint8Array) => void} what a further receiver calls with each update it gets */
  addReceiver() {
    /** @type {Map<number, number>} */
    const expected = new Map();
    this.#expected.push(expected);
    return (update) => {
      const { structs } = Y.decodeUpdate(update);
      const at = performance.now();
      for (const struct of structs) {
        if (struct instanceof Y.Item) this.#noteItem(struct, expected, at);
      }
    };
  }

  /**
   * @param {Y.Item} item
   * @param {Map<number, number>} expected
   * @param {number} at
   */
  #noteItem(item, expected, at) {
    const clocks = this.#sent.get(item.id.client);
    if (!clocks) return; // Not typed by us: the template, or what the server adds.
    for (let clock = item.id.clock; clock < item.id.clock + item.length; clock++) {
      const sentAt = clocks.get(clock);
      if (sentAt === undefined) continue; // The opening of the paragraph.
      const next = expected.get(item.id.client) ?? clock;
      if (clock < next) this.doubled++;
      else {
        if (clock > next) this.outOfOrder++;
        expected.set(item.id.client, clock + 1);
        this.received++;
        if (this.#isMeasuring) this.latencies.push(at - sentAt);
      }
    }
  }
}
