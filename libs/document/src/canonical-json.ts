import { digest } from 'lib0/hash/sha256';
import {
  elementRule,
  isValidAttribute,
  isValidMark,
  markNames,
  rootChildren,
} from './document-schema';

/** A mark of a run of text, as in ProseMirror's JSON. */
export interface MarkJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** A node as in ProseMirror's JSON: an element with content, or a run of text with marks. */
export interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly text?: string;
  readonly marks?: readonly MarkJson[];
}

export interface DocumentJson extends NodeJson {
  readonly type: 'doc';
}

/**
 * The one form of a text: keys in a fixed order, attributes sorted and without those that say nothing (null or the default), marks in
 * the schema's order, neighbouring runs with equal marks made one, empty runs left out. Two documents with the same canonical JSON
 * look the same; ids are kept.
 */
export function canonicalDocument(json: NodeJson): DocumentJson {
  return { ...canonicalNode(json), type: 'doc' };
}

/** The canonical JSON as text: what is hashed, stored and handed out. */
export function canonicalText(json: NodeJson): string {
  return JSON.stringify(canonicalDocument(json));
}

/** SHA-256 of the canonical JSON's UTF-8 bytes, as 64 hexadecimal digits. */
export function contentHash(canonical: string): string {
  return [...digest(new TextEncoder().encode(canonical))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function canonicalNode(node: NodeJson): NodeJson {
  if (node.type === 'text') return textNode(node.text ?? '', canonicalMarks(node.marks ?? []));
  const attrs = canonicalAttributes(node);
  const content = mergeRuns(node.content ?? []);
  return {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
  };
}

function canonicalAttributes(node: NodeJson): Record<string, unknown> | undefined {
  const rules = elementRule(node.type)?.attributes ?? {};
  const entries = Object.entries(node.attrs ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .filter(([key, value]) => !(Object.hasOwn(rules, key) && rules[key]?.defaultValue === value))
    .sort(([a], [b]) => compare(a, b));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function mergeRuns(nodes: readonly NodeJson[]): NodeJson[] {
  const merged: NodeJson[] = [];
  for (const node of nodes) {
    const next = canonicalNode(node);
    if (next.text === '') continue;
    const last = merged.at(-1);
    if (
      next.text !== undefined &&
      last?.text !== undefined &&
      JSON.stringify(last.marks) === JSON.stringify(next.marks)
    )
      merged[merged.length - 1] = textNode(last.text + next.text, last.marks ?? []);
    else merged.push(next);
  }
  return merged;
}

function textNode(text: string, marks: readonly MarkJson[]): NodeJson {
  return { type: 'text', ...(marks.length === 0 ? {} : { marks }), text };
}

function canonicalMarks(marks: readonly MarkJson[]): MarkJson[] {
  return marks
    .map(({ type, attrs }) => {
      const entries = Object.entries(attrs ?? {})
        .filter(([, value]) => value !== null && value !== undefined)
        .sort(([a], [b]) => compare(a, b));
      return { type, ...(entries.length === 0 ? {} : { attrs: Object.fromEntries(entries) }) };
    })
    .sort((a, b) => rank(a.type) - rank(b.type) || compare(a.type, b.type));
}

function rank(mark: string): number {
  const at = markNames.indexOf(mark);
  return at < 0 ? markNames.length : at;
}

/** By code units, not by language: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What in `json` the schema does not know, as paths; empty when everything is in order. For checks of whole documents. */
export function schemaFindings(json: NodeJson, path = 'doc', findings: string[] = []): string[] {
  const rule = json.type === 'doc' ? undefined : elementRule(json.type);
  const children = json.type === 'doc' ? rootChildren : (rule?.children ?? []);
  for (const [position, child] of (json.content ?? []).entries()) {
    const at = `${path}.${position}`;
    if (child.type === 'text') {
      if (rule?.hasText !== true) findings.push(`${at}: text`);
      for (const mark of child.marks ?? [])
        if (!isValidMark(mark.type, mark.attrs ?? {})) findings.push(`${at}: mark`);
      continue;
    }
    if (!children.includes(child.type)) findings.push(`${at}: element`);
    for (const [key, value] of Object.entries(child.attrs ?? {}))
      if (!isValidAttribute(child.type, key, value)) findings.push(`${at}: attribute`);
    schemaFindings(child, at, findings);
  }
  return findings;
}
