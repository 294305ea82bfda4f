import { isAllowedLink, type NodeJson } from '@quartiersforum/document';

/** A piece of text with one look; without text a line break. */
export interface Run {
  readonly text: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isStrike: boolean;
}

/** Runs that belong to one link, or to none; so a half-bold link is one link and not two. */
export interface RunGroup {
  readonly href: string | null;
  readonly runs: Run[];
}

export function runsOf(content: readonly NodeJson[]): RunGroup[] {
  const groups: RunGroup[] = [];
  for (const node of content) {
    const has = (name: string): boolean => node.marks?.some(({ type }) => type === name) ?? false;
    const link = node.marks?.find(({ type }) => type === 'link')?.attrs?.['href'];
    const href = isAllowedLink(link) ? link : null;
    const run: Run = {
      text: node.type === 'hardBreak' ? null : (node.text ?? ''),
      isBold: has('bold'),
      isItalic: has('italic'),
      isStrike: has('strike'),
    };
    const last = groups.at(-1);
    if (last?.href === href) last.runs.push(run);
    else groups.push({ href, runs: [run] });
  }
  return groups;
}
