import { Node } from '@tiptap/core';

const cellAttributes = {
  colspan: { default: 1, parseHTML: spanOf('colspan', 100) },
  rowspan: { default: 1, parseHTML: spanOf('rowspan', 1000) },
  // Widths from elsewhere are kept and not shown: a phone decides for itself.
  colwidth: { default: null, rendered: false, parseHTML: () => null },
};

function spanOf(name: string, highest: number): (element: HTMLElement) => number {
  return (element) => {
    const span = Number(element.getAttribute(name) ?? 1);
    return Number.isInteger(span) && span >= 1 && span <= highest ? span : 1;
  };
}

function spans({ colspan, rowspan }: Record<string, unknown>): Record<string, string> {
  return {
    ...(colspan === 1 ? {} : { colspan: String(colspan) }),
    ...(rowspan === 1 ? {} : { rowspan: String(rowspan) }),
  };
}

/** By this field of a node's specification prosemirror-tables finds its parts. */
const tableRoles: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: ({ name }) => ({ tableRole: tableRoles[name] }),
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', spans(HTMLAttributes), 0],
});

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', spans(HTMLAttributes), 0],
});
