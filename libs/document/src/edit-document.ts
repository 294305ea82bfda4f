import * as Y from 'yjs';
import type { NodeJson } from './canonical-json';
import { rootName } from './document-schema';
import { toTypes } from './seed-document';

/**
 * Edits by the server, inside `changeDocument`. They touch what they name and nothing else, so that people go on writing meanwhile.
 */

/** Puts blocks at the end, unless the first of them is there already: asked for twice, they stand there once. Returns whether it did. */
export function appendBlocks(doc: Y.Doc, blocks: readonly NodeJson[]): boolean {
  const root = doc.getXmlFragment(rootName);
  const id = blocks[0]?.attrs?.['id'];
  if (typeof id === 'string' && findBlock(root, id) !== null) return false;
  root.insert(root.length, toTypes(blocks));
  return true;
}

/** Replaces the text of a block that still reads `from`; what somebody has edited stays theirs. Returns whether it did. */
export function replaceBlockText(
  doc: Y.Doc,
  { blockId, from, to }: { readonly blockId: string; readonly from: string; readonly to: string },
): boolean {
  const block = findBlock(doc.getXmlFragment(rootName), blockId);
  if (block === null) return false;
  const texts = block.toArray() as unknown[];
  const [text] = texts;
  if (texts.length !== 1 || !(text instanceof Y.XmlText) || text.toString() !== from) return false;
  text.delete(0, text.length);
  text.insert(0, to);
  return true;
}

/** A block that stands directly in the document. */
function findBlock(root: Y.XmlFragment, id: string): Y.XmlElement | null {
  for (const child of root.toArray() as unknown[])
    if (child instanceof Y.XmlElement && child.getAttribute('id') === id) return child;
  return null;
}
