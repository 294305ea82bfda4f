/**
 * The one schema of every document, as a table: which elements there are, what stands inside them, which attributes and marks they
 * carry. The server judges every update by it, the web's editor extensions must match it (a spec there compares), exporters read it.
 *
 * The one thing a newcomer gets wrong: taking something away or renaming it destroys text, because an editor deletes what its schema
 * does not know. Additions raise `schemaVersion`, and older editors are asked to reload before they see the text.
 */
export const schemaVersion = 1;

/** Name of the `Y.XmlFragment` that holds the text. Source: surface, "Sockets". */
export const rootName = 'content';

/** How deep elements may be nested; an editor's own limit is the stack. */
export const depthLimit = 32;

export interface ElementRule {
  /** Elements that may stand directly inside; text has its own flag. */
  readonly children: readonly string[];
  readonly hasText: boolean;
  /** Attribute name → whether a value (never null, which means "not set") may stand there. */
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

export interface AttributeRule {
  readonly isValid: (value: unknown) => boolean;
  /** The value that means the same as leaving the attribute out; canonical JSON leaves it out. */
  readonly defaultValue?: unknown;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether `value` is a UUID as text, the form of every block id. */
export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}

function wholeNumber(from: number, to: number): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

const blocks = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
] as const;

const id: AttributeRule = { isValid: isBlockId };
const cellAttributes: ElementRule['attributes'] = {
  colspan: { isValid: wholeNumber(1, 100), defaultValue: 1 },
  rowspan: { isValid: wholeNumber(1, 1000), defaultValue: 1 },
  colwidth: {
    isValid: (value) =>
      Array.isArray(value) && value.length <= 100 && value.every(wholeNumber(0, 10_000)),
  },
};

/** Elements that may stand directly in the document. */
export const rootChildren: readonly string[] = blocks;

export const elements: Readonly<Record<string, ElementRule>> = {
  paragraph: { children: ['hardBreak'], hasText: true, attributes: { id } },
  heading: {
    children: ['hardBreak'],
    hasText: true,
    attributes: { id, level: { isValid: wholeNumber(1, 6) } },
  },
  bulletList: { children: ['listItem'], hasText: false, attributes: {} },
  orderedList: {
    children: ['listItem'],
    hasText: false,
    attributes: { start: { isValid: wholeNumber(0, 1_000_000), defaultValue: 1 } },
  },
  listItem: { children: blocks, hasText: false, attributes: {} },
  blockquote: { children: blocks, hasText: false, attributes: {} },
  table: { children: ['tableRow'], hasText: false, attributes: {} },
  tableRow: { children: ['tableHeader', 'tableCell'], hasText: false, attributes: {} },
  tableHeader: { children: blocks, hasText: false, attributes: cellAttributes },
  tableCell: { children: blocks, hasText: false, attributes: cellAttributes },
  hardBreak: { children: [], hasText: false, attributes: {} },
};

/** The rule of an element, or undefined when documents have no such element. */
export function elementRule(name: string): ElementRule | undefined {
  return Object.hasOwn(elements, name) ? elements[name] : undefined;
}

/** Elements that carry a block id. */
export const blocksWithId: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** Protocols that a link may have. */
const linkProtocols: readonly string[] = ['http', 'https', 'mailto', 'tel'];

/** Longest address of a link, in characters. */
const linkLength = 2048;

/** Whether `href` is an address that a link may carry: absolute, of an allowed protocol, without control characters or spaces. */
export function isAllowedLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > linkLength) return false;
  // Browsers drop control characters inside a protocol ("java\nscript:"), so none may be there.
  if (/[\p{Cc}\s]/u.test(href)) return false;
  const protocol = /^([a-z][a-z0-9+.-]*):/i.exec(href)?.[1];
  return protocol !== undefined && linkProtocols.includes(protocol.toLowerCase());
}

/** Marks in the order in which canonical JSON lists them, with the attributes each must carry. */
export const marks: Readonly<
  Record<string, Readonly<Record<string, (value: unknown) => boolean>>>
> = {
  bold: {},
  italic: {},
  strike: {},
  link: { href: isAllowedLink },
};
export const markNames: readonly string[] = Object.keys(marks);

/**
 * Whether `value` may be the value of the mark `name` in a `Y.XmlText`: null ends the mark, otherwise exactly the attributes of the
 * table. Attributes that are null count as absent, because editors write their unset ones.
 */
export function isValidMark(name: string, value: unknown): boolean {
  const rules = Object.hasOwn(marks, name) ? marks[name] : undefined;
  if (rules === undefined) return false;
  if (value === null) return true;
  const required = Object.keys(rules);
  if (value === true) return required.length === 0;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const given = Object.entries(value).filter(([, attribute]) => attribute !== null);
  return (
    given.length === required.length &&
    given.every(([key, attribute]) => Object.hasOwn(rules, key) && rules[key]?.(attribute) === true)
  );
}

/** Whether `value` may stand in the attribute `key` of the element `name`; null and undefined mean that it is not set. */
export function isValidAttribute(name: string, key: string, value: unknown): boolean {
  const rule = elementRule(name);
  if (rule === undefined || !Object.hasOwn(rule.attributes, key)) return false;
  return value === null || value === undefined || rule.attributes[key]?.isValid(value) === true;
}
