/** A long document as people make it: many small insertions at places all over the text. The same for every peer and run. */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { repeatableRandom } from '../../measure/statistics.mjs';

const sentence =
  'Die Anlaufstellen arbeiten mit den Menschen im Stadtteil zusammen und halten fest, was gilt. ';

/**
 * @param {number} edits
 * @param {number} charactersPerEdit
 * @returns {{ updates: Uint8Array[], state: Uint8Array, characters: number }} `state` is all `updates` in one
 */
export function writeBigText(edits, charactersPerEdit) {
  const random = repeatableRandom(7);
  const doc = new Y.Doc();
  /** @type {Uint8Array[]} */
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  const content = doc.getXmlFragment('content');
  const piece = sentence.repeat(Math.ceil(charactersPerEdit / sentence.length));
  /** @type {Y.XmlText[]} */
  const texts = [];
  for (let edit = 0; edit < edits; edit++) {
    if (edit % 20 === 0) texts.push(addParagraph(content));
    const text = texts[Math.floor(random() * texts.length)];
    text?.insert(Math.floor(random() * text.length), piece.slice(0, charactersPerEdit));
  }
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return { updates, state, characters };
}

/**
 * @param {Y.XmlFragment} content
 * @returns {Y.XmlText}
 */
function addParagraph(content) {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.setAttribute('id', randomUUID());
  paragraph.insert(0, [text]);
  content.push([paragraph]);
  return text;
}

/**
 * How many characters of text a newcomer has who got these updates in this order.
 *
 * @param {readonly Uint8Array[]} updates
 */
export function countCharacters(updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  let characters = 0;
  for (const node of doc.getXmlFragment('content').createTreeWalker(() => true)) {
    if (node instanceof Y.XmlText) characters += node.length;
  }
  doc.destroy();
  return characters;
}

/**
 * The state vector of somebody who got these updates.
 *
 * @param {readonly Uint8Array[]} updates
 */
export function stateVectorAfter(updates) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const vector = Y.encodeStateVector(doc);
  doc.destroy();
  return vector;
}
