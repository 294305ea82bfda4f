import * as Y from 'yjs';
import { rootName } from '../document-schema';

/** One thing that a person does in an editor; numbers are taken modulo what is there, so any three make an edit. */
export interface Edit {
  readonly action:
    'type' | 'erase' | 'mark' | 'link' | 'newBlock' | 'list' | 'table' | 'level' | 'cut';
  readonly at: number;
  readonly amount: number;
}

export const editActions: readonly Edit['action'][] = [
  'type',
  'type',
  'type',
  'erase',
  'mark',
  'link',
  'newBlock',
  'list',
  'table',
  'level',
  'cut',
];

/** Edits a document as our editor would: only what the schema has, in whole transactions. For specs. */
export function applyEdit(doc: Y.Doc, edit: Edit, newId: () => string): void {
  doc.transact(() => {
    const root = doc.getXmlFragment(rootName);
    const texts = textsIn(root);
    const text = texts[edit.at % Math.max(1, texts.length)];
    switch (edit.action) {
      case 'newBlock':
        root.insert(edit.at % (root.length + 1), [block('paragraph', newId())]);
        return;
      case 'list': {
        const list = new Y.XmlElement('bulletList');
        const item = new Y.XmlElement('listItem');
        item.insert(0, [block('paragraph', newId())]);
        list.insert(0, [item]);
        root.insert(edit.at % (root.length + 1), [list]);
        return;
      }
      case 'table': {
        const [table, row, cell] = ['table', 'tableRow', 'tableCell'].map(
          (name) => new Y.XmlElement(name),
        );
        if (table === undefined || row === undefined || cell === undefined) return;
        cell.setAttribute('colspan', 1 as unknown as string);
        cell.insert(0, [block('paragraph', newId())]);
        row.insert(0, [cell]);
        table.insert(0, [row]);
        root.insert(edit.at % (root.length + 1), [table]);
        return;
      }
      case 'level': {
        const heading = block('heading', newId());
        root.insert(edit.at % (root.length + 1), [heading]);
        for (let level = 1; level <= 1 + (edit.amount % 4); level++)
          heading.setAttribute('level', level as unknown as string);
        return;
      }
      case 'cut':
        if (root.length > 1) root.delete(edit.at % root.length, 1);
        return;
      case 'type':
      case 'erase':
      case 'mark':
      case 'link':
        if (text !== undefined) editText(text, edit.action, edit.amount);
    }
  });
}

function editText(text: Y.XmlText, action: Edit['action'], amount: number): void {
  const { length } = text;
  const from = amount % (length + 1);
  if (action === 'type') text.insert(from, 'Wörter 🏘 '.slice(0, 1 + (amount % 8)));
  if (action === 'erase') text.delete(from, Math.min(3, length - from));
  if (length === from) return;
  if (action === 'mark') text.format(from, length - from, { bold: amount % 2 === 0 ? {} : null });
  if (action === 'link')
    text.format(from, 1, { link: { href: 'https://www.bottrop.de/', class: null } });
}

function block(name: string, id: string): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.setAttribute('id', id);
  element.insert(0, [new Y.XmlText()]);
  return element;
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent
    .toArray()
    .flatMap((child: unknown) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : [],
    );
}
