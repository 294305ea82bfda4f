import * as Y from 'yjs';
import { EditLedger } from './edit-ledger.mjs';

/** A typist's characters as updates, each known to the ledger. @param {EditLedger} ledger @param {string} letters */
function type(ledger, letters) {
  const doc = new Y.Doc();
  /** @type {Uint8Array[]} */
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  for (const [index, letter] of [...letters].entries()) {
    ledger.noteEdit(doc.clientID, index, 0);
    doc.getText('text').insert(index, letter);
  }
  return updates;
}

describe('the ledger of edits', () => {
  it('counts a character once for each receiver, however the server bundles updates', () => {
    const ledger = new EditLedger();
    const [one, other] = [ledger.addReceiver(), ledger.addReceiver()];
    const updates = type(ledger, 'abc');
    for (const update of updates) one(update);
    other(Y.mergeUpdates(updates));
    expect(ledger).toMatchObject({ edits: 3, received: 6, doubled: 0, outOfOrder: 0 });
  });

  it('notices a character that comes twice', () => {
    const ledger = new EditLedger();
    const receive = ledger.addReceiver();
    const updates = type(ledger, 'ab');
    for (const update of [...updates, ...updates.slice(1)]) receive(update);
    expect(ledger).toMatchObject({ received: 2, doubled: 1 });
  });

  it('notices a character that is left out', () => {
    const ledger = new EditLedger();
    const receive = ledger.addReceiver();
    const [first = new Uint8Array(), , last = new Uint8Array()] = type(ledger, 'abc');
    receive(first);
    receive(last);
    expect(ledger).toMatchObject({ received: 2, outOfOrder: 1 });
  });
});
