import { type AbstractType, type Doc, Item, XmlText } from 'yjs';
import type { Clocks } from './unsaved-updates';

/** A paragraph or heading with text that is not on the server, and how it reads here. */
export interface UnsentBlock {
  readonly block: XmlText;
  readonly text: string;
}

/**
 * The blocks of `doc` that hold text beyond `onServer`, in reading order and whole, because a torn-off half sentence helps nobody.
 * Deletions that the server does not know are left out: no text is lost by them.
 */
export function unsentBlocks(doc: Doc, onServer: Clocks): UnsentBlock[] {
  const blocks = new Set<XmlText>();
  for (const [client, structs] of doc.store.clients) {
    const known = onServer.get(client) ?? 0;
    // From the end: mostly there is nothing, and documents are long.
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock + struct.length <= known) break;
      if (struct.deleted || !(struct instanceof Item) || !struct.countable) continue;
      if (struct.parent instanceof XmlText) blocks.add(struct.parent);
    }
  }
  return [...blocks]
    .map((block) => ({ block, text: plainText(block), path: pathOf(block) }))
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => comparePaths(one.path, other.path))
    .map(({ block, text }) => ({ block, text }));
}

/** Whether somebody has deleted the block in the meantime. */
export function isGone(block: XmlText): boolean {
  return block._item?.deleted ?? false;
}

function plainText(block: XmlText): string {
  const runs = block.toDelta() as readonly { insert: unknown }[];
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

/** Indexes among the siblings, from the root down. */
function pathOf(block: XmlText): number[] {
  const path: number[] = [];
  let type: AbstractType<unknown> | null = block as AbstractType<unknown>;
  while (type?._item) {
    let index = 0;
    for (let left = type._item.left; left !== null; left = left.left) index += 1;
    path.unshift(index);
    type = type._item.parent as AbstractType<unknown> | null;
  }
  return path;
}

function comparePaths(one: readonly number[], other: readonly number[]): number {
  for (let depth = 0; depth < Math.min(one.length, other.length); depth++) {
    const difference = (one[depth] ?? 0) - (other[depth] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
