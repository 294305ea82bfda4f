import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import {
  type AbstractType,
  createAbsolutePositionFromRelativePosition,
  type Doc,
  type RelativePosition,
} from 'yjs';

/** What the binding notes of the own selection before somebody else's change, of its two ends in this order. */
interface NotedSelection {
  readonly anchor: RelativePosition | null;
  readonly head: RelativePosition | null;
  absAnchor: number | null;
  absHead: number | null;
}

/**
 * Keeps the own caret between the same two letters while others write before it in the same paragraph.
 *
 * The binding (3.0.6 to 3.0.9) notes the caret as a position of Yjs and as an offset. It distrusts the first as soon as the text of the
 * paragraph has changed, and then looks for the block with the same attributes: with ids of blocks it always finds one, and the caret
 * stays at the old offset, one letter too far to the left for every letter of the other. So it learns of the offset only where the
 * position of Yjs says nothing any more, because the block has been deleted or made anew.
 */
export const SteadyCaret = Extension.create<{ doc: Doc }>({
  name: 'steadyCaret',
  addProseMirrorPlugins() {
    return [new Plugin({ view: (view) => trustLivingPositions(this.options.doc, view) })];
  },
});

function trustLivingPositions(doc: Doc, view: EditorView): PluginView {
  const seen = new WeakSet<NotedSelection>();
  // After the binding has noted the selection, and before anything has changed.
  const trust = (): void => {
    const noted = notedSelection(view);
    if (noted === null || seen.has(noted)) return;
    seen.add(noted);
    const { absAnchor, absHead } = noted;
    Object.defineProperties(noted, {
      absAnchor: { get: () => (isAlive(noted.anchor, doc) ? null : absAnchor) },
      absHead: { get: () => (isAlive(noted.head, doc) ? null : absHead) },
    });
  };
  doc.on('beforeTransaction', trust);
  return { destroy: () => doc.off('beforeTransaction', trust) };
}

function notedSelection(view: EditorView): NotedSelection | null {
  const state = ySyncPluginKey.getState(view.state) as
    { binding?: { beforeTransactionSelection: NotedSelection | null } } | undefined;
  return state?.binding?.beforeTransactionSelection ?? null;
}

/** Whether a position lies in a text that is still there, with everything around it. */
function isAlive(position: RelativePosition | null, doc: Doc): boolean {
  if (position === null) return false;
  let type = createAbsolutePositionFromRelativePosition(position, doc)?.type as
    AbstractType<unknown> | null | undefined;
  if (!type) return false;
  for (; type?._item; type = type._item.parent as AbstractType<unknown>)
    if (type._item.deleted) return false;
  return true;
}
