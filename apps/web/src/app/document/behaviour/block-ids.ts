import { blocksWithId } from '@quartiersforum/document';
import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { uuidv4 } from 'lib0/random';

interface Block {
  readonly node: Node;
  readonly position: number;
}

/**
 * Gives new paragraphs and headings an id of their own, and leaves it with the half that keeps the start of the text when one is split.
 *
 * The one thing a newcomer would get wrong: only for what was done here. Ids given on somebody else's change would be given by every
 * window at once. What arrives without an id gets one from the server.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, after) =>
        transactions.some((change) => change.docChanged && !isChangeOrigin(change))
          ? giveIds(before.doc, after)
          : null,
    }),
  ],
});

function giveIds(before: Node, after: EditorState): Transaction | null {
  const old = blocksOf(before);
  const unchanged = new Set(old.map(({ node }) => node));
  const oldById = new Map(old.map(({ node }) => [node.attrs['id'] as string | null, node]));
  const wanting = blocksOf(after.doc).filter(
    ({ node }) => node.attrs['id'] !== null || !unchanged.has(node),
  );
  const ids = new Map<Block, string>();
  for (const [id, holders] of holdersById(wanting)) {
    const keeper = holders.find(({ node }) => unchanged.has(node)) ?? holders[0];
    if (keeper !== undefined) ids.set(keeper, id);
  }
  // Enter at the very start, or a change of several blocks' kind, leaves the id with an empty half or with nobody.
  const kept = new Map([...ids].map(([block, id]) => [id, block]));
  for (const block of wanting) {
    const text = block.node.textContent;
    if (ids.has(block) || text === '') continue;
    for (const [id, node] of oldById) {
      const holder = id === null ? undefined : kept.get(id);
      if (id === null || !node.textContent.startsWith(text)) continue;
      if (holder !== undefined && (holder.node.textContent !== '' || unchanged.has(holder.node)))
        continue;
      if (holder !== undefined) ids.delete(holder);
      ids.set(block, id);
      kept.set(id, block);
      break;
    }
  }
  const change = after.tr;
  for (const block of wanting) {
    const id = ids.get(block) ?? uuidv4();
    if (block.node.attrs['id'] !== id) change.setNodeAttribute(block.position, 'id', id);
  }
  // A step drops what the next letter was to look like.
  return change.docChanged ? change.setStoredMarks(after.storedMarks) : null;
}

function blocksOf(doc: Node): Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, position) => {
    if (blocksWithId.has(node.type.name)) blocks.push({ node, position });
    return !node.isTextblock;
  });
  return blocks;
}

function holdersById(blocks: readonly Block[]): Map<string, Block[]> {
  const holders = new Map<string, Block[]>();
  for (const block of blocks) {
    const id = block.node.attrs['id'] as string | null;
    if (id !== null) holders.set(id, [...(holders.get(id) ?? []), block]);
  }
  return holders;
}
