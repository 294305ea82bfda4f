/** A mail's text in pieces, so that an address in it can be a link: every second piece is one. */
export function textAndLinks(text: string): readonly { text: string; isLink: boolean }[] {
  return text
    .split(/(https?:\/\/\S*[^\s.,;)])/)
    .map((piece, index) => ({ text: piece, isLink: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** The first address in a mail's text, the one that it was written for. */
export function firstLink(text: string): string | null {
  return textAndLinks(text).find((piece) => piece.isLink)?.text ?? null;
}
