import * as Y from 'yjs';
import { blocksWithId, isBlockId, rootName } from './document-schema';

/**
 * Gives every block that has no id, or one that an earlier block has already, a new one. Splitting a paragraph copies its id, and a
 * client that knows nothing of ids writes none. The first in reading order keeps the id, because it keeps the start of the text.
 *
 * Returns the Yjs update that does it, or null when nothing was to do. `doc` is a throw-away document and has the ids afterwards.
 */
export function repairBlockIds(doc: Y.Doc, newId: () => string): Uint8Array | null {
  const taken = new Set<string>();
  const wrong: Y.XmlElement[] = [];
  for (const block of blocksOf(doc.getXmlFragment(rootName))) {
    const id: unknown = block.getAttribute('id');
    if (isBlockId(id) && !taken.has(id)) taken.add(id);
    else wrong.push(block);
  }
  if (wrong.length === 0) return null;
  return changeDocument(doc, () => {
    for (const block of wrong) block.setAttribute('id', newId());
  });
}

/** Runs `change` on a throw-away document; returns the update it made, or null when it changed nothing. */
export function changeDocument(doc: Y.Doc, change: () => void): Uint8Array | null {
  let update: Uint8Array | null = null;
  const keep = (made: Uint8Array): void => {
    update = made;
  };
  doc.on('update', keep);
  doc.transact(change);
  doc.off('update', keep);
  return update;
}

function* blocksOf(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (const child of parent.toArray() as unknown[]) {
    if (!(child instanceof Y.XmlElement)) continue;
    if (blocksWithId.has(child.nodeName)) yield child;
    else yield* blocksOf(child);
  }
}
