/** A piece of a text: an address of the web, or what stands between two. */
export interface TextPart {
  readonly text: string;
  readonly isAddress: boolean;
}

/** Without the signs that end a sentence behind it. */
const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/gu;

/** Cuts a text at its addresses; the parts in their order are the text. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    if (index > from) parts.push({ text: text.slice(from, index), isAddress: false });
    parts.push({ text: found, isAddress: true });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isAddress: false });
  return parts;
}
