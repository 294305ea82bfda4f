import type { NodeJson } from './canonical-json';

/**
 * The plain text of a document for search and previews: one line a block, cells and list entries each a line, without the control
 * characters that PostgreSQL's text refuses.
 */
export function plainText(json: NodeJson): string {
  const lines: string[] = [];
  collectLines(json, lines);
  return lines
    .join('\n')
    .replace(/\u0000|\p{Cs}/gu, '') // NUL, and halves of surrogate pairs that stand alone
    .trim();
}

function collectLines(node: NodeJson, lines: string[]): void {
  const inline = node.content?.every(
    (child) => child.type === 'text' || child.type === 'hardBreak',
  );
  if (inline === true) lines.push(inlineText(node));
  else for (const child of node.content ?? []) collectLines(child, lines);
}

function inlineText(node: NodeJson): string {
  return (node.content ?? [])
    .map((child) => (child.type === 'hardBreak' ? '\n' : (child.text ?? '')))
    .join('');
}
