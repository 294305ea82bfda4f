import type { NodeJson } from '@quartiersforum/document';
import type { Chapter } from '../chapter';

/** The headings of a text that are not empty, wherever they stand. */
export function chaptersOf(node: NodeJson): Chapter[] {
  if (node.type === 'heading') {
    const text = plainText(node).trim();
    const { id, level } = node.attrs ?? {};
    if (text === '') return [];
    return [{ id: typeof id === 'string' ? id : null, text, level: Number(level ?? 1) }];
  }
  return (node.content ?? []).flatMap(chaptersOf);
}

/** The words of a node and everything in it. */
export function plainText(node: NodeJson): string {
  if (node.type === 'hardBreak') return ' ';
  return node.text ?? (node.content ?? []).map(plainText).join('');
}
