import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { Plugin, type PluginSpec } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';

/**
 * Selecting, pasting and deleting in cells. prosemirror-tables also mends tables whose rows differ in length, as after two people added a
 * column and a row at once; only for what was done here, because windows that mend each other's mending never stop.
 */
export const TableEditing = Extension.create({
  name: 'tableEditing',
  addProseMirrorPlugins: () => {
    const { spec } = tableEditing();
    const ownChangesOnly: PluginSpec<unknown> = {
      ...spec,
      appendTransaction: (transactions, before, after) =>
        transactions.every((change) => isChangeOrigin(change))
          ? null
          : spec.appendTransaction?.call(mending, transactions, before, after),
    };
    const mending = new Plugin(ownChangesOnly);
    // Before and after a table there may be no line to click into.
    return [mending, gapCursor()];
  },
});
