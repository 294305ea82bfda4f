import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  toggleHeaderRow,
} from '@tiptap/pm/tables';

export interface TableAction {
  readonly label: string;
  readonly isDestructive?: true;
  readonly command: Command;
}

/** What can be done with the table that the caret stands in. */
export const tableActions: readonly TableAction[] = [
  { label: 'Zeile darüber', command: addRowBefore },
  { label: 'Zeile darunter', command: addRowAfter },
  { label: 'Spalte rechts', command: addColumnAfter },
  { label: 'Kopfzeile an oder aus', command: toggleHeaderRow },
  { label: 'Zeile löschen', command: deleteRow, isDestructive: true },
  { label: 'Spalte löschen', command: deleteColumn, isDestructive: true },
  { label: 'Tabelle löschen', command: deleteTable, isDestructive: true },
];

export function runTableAction(editor: Editor, { command }: TableAction): void {
  command(editor.state, editor.view.dispatch);
  editor.view.focus();
}

/** Three by three with a head row; more is one press away. */
export function insertTable(editor: Editor): void {
  const row = (cell: string): object => ({
    type: 'tableRow',
    content: Array.from({ length: 3 }, () => ({ type: cell, content: [{ type: 'paragraph' }] })),
  });
  const table = {
    type: 'table',
    content: [row('tableHeader'), row('tableCell'), row('tableCell')],
  };
  editor
    .chain()
    .insertContent(table)
    .command(({ tr }) => {
      const inFirstCell = tr.doc.resolve(tablePosition(tr.doc, tr.selection.from) + 1);
      tr.setSelection(TextSelection.near(inFirstCell));
      return true;
    })
    .run();
}

/** Where the last table begins that does not begin after `position`; just inserted, it ends there. */
function tablePosition(doc: Node, position: number): number {
  let found = 0;
  doc.nodesBetween(0, Math.min(position, doc.content.size), (node, start) => {
    if (node.type.name === 'table') found = start;
    return node.type.name !== 'table' && !node.isTextblock;
  });
  return found;
}
