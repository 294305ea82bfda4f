import type { NodeJson } from '@quartiersforum/document';
import { randomUUID } from 'node:crypto';

/** The blocks of a section: its heading, and an empty paragraph to write in. */
export function sectionBlocks({
  blockId,
  title,
}: {
  readonly blockId: string;
  readonly title: string;
}): NodeJson[] {
  return [
    {
      type: 'heading',
      attrs: { level: 1, id: blockId },
      content: [{ type: 'text', text: title }],
    },
    emptyParagraph(),
  ];
}

/** The text with which minutes begin; those of a meeting without an agenda still have a paragraph. */
export function minutesTemplate(
  sections: readonly { readonly blockId: string; readonly title: string }[],
): NodeJson {
  return {
    type: 'doc',
    content: sections.length === 0 ? [emptyParagraph()] : sections.flatMap(sectionBlocks),
  };
}

function emptyParagraph(): NodeJson {
  return { type: 'paragraph', attrs: { id: randomUUID() } };
}
