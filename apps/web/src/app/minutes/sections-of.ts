import type { NodeJson } from '@quartiersforum/document';
import type { MinutesEntry, MinutesSection } from '@quartiersforum/domain';
import { entriesOf } from './entry-texts';

/** A stretch of the text with the entries that belong to its end. */
export interface ReadingPart {
  readonly content: NodeJson;
  readonly entries: readonly MinutesEntry[];
  /** Of the heading that begins it; null for what stands before the first section, or a section whose heading is gone. */
  readonly blockId: string | null;
  /** The agenda item's title when its heading was removed from the text: its entries still need a name. */
  readonly title: string | null;
}

/**
 * Cuts the text at the headings of its sections, so that each section's entries can stand at its end.
 * Nothing of either is left out but the empty lines at a section's end,
 * where its writers left room.
 */
export function readingParts(
  content: NodeJson,
  sections: readonly MinutesSection[],
  entries: readonly MinutesEntry[],
): readonly ReadingPart[] {
  const sectionOf = new Map(sections.map((section) => [section.blockId, section]));
  const parts: { blockId: string | null; nodes: NodeJson[] }[] = [{ blockId: null, nodes: [] }];
  for (const node of content.content ?? []) {
    const id = node.attrs?.['id'];
    if (typeof id === 'string' && sectionOf.has(id)) parts.push({ blockId: id, nodes: [] });
    parts.at(-1)?.nodes.push(node);
  }
  const present = new Set(parts.map(({ blockId }) => blockId));
  return [
    ...parts
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ blockId, nodes }) => ({
        content: { type: 'doc', content: withoutEmptyEnd(nodes) },
        entries: entriesOf(entries, sectionOf.get(blockId ?? '')?.agendaItemId ?? ''),
        blockId,
        title: null,
      })),
    ...sections
      .filter(({ blockId }) => !present.has(blockId))
      .map(({ agendaItemId, title }) => ({
        content: { type: 'doc', content: [] },
        entries: entriesOf(entries, agendaItemId),
        blockId: null,
        title,
      }))
      .filter((part) => part.entries.length > 0),
  ];
}

function withoutEmptyEnd(nodes: readonly NodeJson[]): NodeJson[] {
  const last = nodes.findLastIndex(({ type, content }) => type !== 'paragraph' || content);
  return nodes.slice(0, last + 1);
}
