/** A piece of a text: an address of the web, or what stands between two. */
export interface TextPart {
  readonly text: string;
  /** Null: plain text. */
  readonly address: string | null;
  /** Where an address leads inside the product, as a path; null: elsewhere. */
  readonly ownPath: string | null;
}

/** Without the signs that end a sentence behind it. */
const addresses = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/gu;
/** One thing of the product, as `/foerderung/4f3ad2a4-…`. */
const thing = /^\/(foerderung|treffen|leitlinien)\/[0-9a-f-]{36}$/u;
const thingNames: Readonly<Record<string, string>> = {
  foerderung: 'Zum Aufruf',
  treffen: 'Zum Treffen',
  leitlinien: 'Zur Leitlinie',
};

/** Cuts a text at its addresses. One of a thing that is here, under `origin`, is named by what it is: its id says nothing to anybody. */
export function textParts(text: string, origin: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(addresses)) {
    if (index > from) parts.push(plain(text.slice(from, index)));
    parts.push(linked(address, origin));
    from = index + address.length;
  }
  if (from < text.length) parts.push(plain(text.slice(from)));
  return parts;
}

function plain(text: string): TextPart {
  return { text, address: null, ownPath: null };
}

function linked(address: string, origin: string): TextPart {
  const path = address.startsWith(`${origin}/`) ? address.slice(origin.length) : '';
  const name = thingNames[thing.exec(path)?.[1] ?? ''];
  if (name === undefined) return { text: address, address, ownPath: null };
  return { text: name, address, ownPath: path };
}
