/** What divides names in a cell. */
const divider = /([;,\n])/;

/** Names that are there, found however they are printed: "AWO- Quartier" and "AWO Quartier" are one. */
export class RegisterNames {
  private readonly exact = new Set<string>();
  private readonly byLetters = new Map<string, Set<string>>();
  /** What stands before the first divider of names that have one. */
  private readonly beginnings = new Set<string>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    this.exact.add(name);
    const [beginning = '', ...rest] = name.split(divider);
    if (rest.length > 0) this.beginnings.add(beginning.trim());
    const letters = lettersOf(name);
    this.byLetters.set(letters, (this.byLetters.get(letters) ?? new Set()).add(name));
  }

  has(name: string): boolean {
    return this.exact.has(name);
  }

  /** Whether a name with a divider of its own begins like this. */
  hasBeginning(part: string): boolean {
    return this.beginnings.has(part);
  }

  /** The name itself, or the only one with the same letters. */
  find(name: string): string | undefined {
    if (this.exact.has(name)) return name;
    const alike = this.alike(name);
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Whether several differ from it in nothing but hyphens, spaces and capitals. */
  isAmbiguous(name: string): boolean {
    return !this.exact.has(name) && this.alike(name).length > 1;
  }

  private alike(name: string): string[] {
    return [...(this.byLetters.get(lettersOf(name)) ?? [])];
  }
}

const mostNames = 200;

/**
 * Several names in one cell, divided by semicolons, commas or line breaks. A name that is there and has a comma of its own stays whole:
 * of the names that could begin here, the longest that is known. `undefined`: more than any cell can mean.
 */
export function namesIn(text: string, known: readonly RegisterNames[]): string[] | undefined {
  const parts = text.split(divider);
  if (parts.length > 2 * mostNames) return undefined;
  const names: string[] = [];
  for (let start = 0; start < parts.length;) {
    const { name, next } = longestFrom(parts, start, known);
    if (name !== '') names.push(name);
    start = next;
  }
  return names;
}

/** Parts that a name with commas may have; a longer one is nobody's name. */
const mostParts = 6;

function longestFrom(
  parts: readonly string[],
  start: number,
  known: readonly RegisterNames[],
): { readonly name: string; readonly next: number } {
  const first = parts[start]?.trim() ?? '';
  const canGoOn = known.some((names) => names.hasBeginning(first));
  for (let count = canGoOn ? mostParts : 0; count > 1; count -= 1) {
    const end = start + 2 * count - 1;
    if (end > parts.length) continue;
    const joined = parts.slice(start, end).join('').trim();
    if (known.some((names) => names.has(joined))) return { name: joined, next: end + 1 };
  }
  return { name: first, next: start + 2 };
}

/** What is left of a name when nobody minds how it is printed; of a name without letters the name itself. */
function lettersOf(name: string): string {
  const letters = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters === '' ? name : letters;
}
