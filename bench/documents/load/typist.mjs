/**
 * Somebody who types: real Yjs updates of one character each, from a document of their own, in a paragraph of their own. What the
 * others write is not applied here; it would be the generator's work and not the server's.
 */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { updateFrame } from './frames.mjs';

const letters = 'Zusammenarbeit im Quartier heißt zuhören und gemeinsam schreiben. ';

export class Typist {
  #doc = new Y.Doc();
  #text = new Y.XmlText();
  #typed = 0;
  /** Moments at which edits were sent that the server has not acknowledged yet. @type {number[]} */
  #unacknowledged = [];

  /**
   * @param {import('./light-client.mjs').LightClient} client
   * @param {import('./edit-ledger.mjs').EditLedger} ledger
   */
  constructor(client, ledger) {
    this.client = client;
    this.ledger = ledger;
    this.#doc.on('update', (update) => client.send(updateFrame(update)));
    client.on('persisted', () => {
      const sentAt = this.#unacknowledged.shift();
      if (sentAt !== undefined) ledger.noteAcknowledgement(sentAt, performance.now());
    });
  }

  /** Opens the paragraph that is typed in. */
  begin() {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('id', randomUUID());
    paragraph.insert(0, [this.#text]);
    this.#unacknowledged.push(performance.now());
    this.#doc.getXmlFragment('content').insert(0, [paragraph]);
  }

  /** Types one character. */
  type() {
    const clock = Y.getState(this.#doc.store, this.#doc.clientID);
    const at = performance.now();
    this.ledger.noteEdit(this.#doc.clientID, clock, at);
    this.#unacknowledged.push(at);
    this.#text.insert(this.#text.length, letters[this.#typed++ % letters.length] ?? ' ');
  }

  leave() {
    this.#doc.destroy();
  }
}
