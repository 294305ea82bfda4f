import * as Y from 'yjs';
import type { MarkJson, NodeJson } from './canonical-json';
import { rootName } from './document-schema';

/**
 * Yjs → JSON without any schema: what is there is shown, what nobody knows too, and nothing is ever deleted. Never use an editor's
 * conversion here: it deletes what its schema does not know, out of the document it reads.
 *
 * For throw-away documents only: reading must not keep a live one.
 */
export function readDocument(doc: Y.Doc): NodeJson {
  return { type: 'doc', content: readChildren(doc.getXmlFragment(rootName)) };
}

/** A throw-away document with these updates applied in one transaction. The caller destroys it. */
export function openDocument(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function readChildren(parent: Y.XmlFragment): NodeJson[] {
  return parent.toArray().flatMap((child: unknown) => {
    if (child instanceof Y.XmlText) return readText(child);
    if (child instanceof Y.XmlElement) return [readElement(child as Y.XmlElement)];
    return [{ type: `unknown:${child?.constructor.name ?? typeof child}` }];
  });
}

function readElement(element: Y.XmlElement): NodeJson {
  const attrs: Record<string, unknown> = element.getAttributes();
  return { type: element.nodeName, attrs, content: readChildren(element) };
}

function readText(text: Y.XmlText): NodeJson[] {
  const runs = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return runs.map(({ insert, attributes }) =>
    typeof insert === 'string'
      ? { type: 'text', text: insert, marks: readMarks(attributes ?? {}) }
      : { type: 'unknown:embed' },
  );
}

function readMarks(attributes: Record<string, unknown>): MarkJson[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([type, value]) =>
      typeof value === 'object' ? { type, attrs: value as Record<string, unknown> } : { type },
    );
}
