import * as Y from 'yjs';
import type { NodeJson } from './canonical-json';
import { rootName } from './document-schema';

/**
 * A new document's first state from JSON. Called once, on the server, when the document is created: seeding the same text a second
 * time would double it for everybody. Block ids come with the JSON (`attrs.id`), so that the caller can point at its blocks.
 */
export function seedDocument(json: NodeJson): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.getXmlFragment(rootName).insert(0, toTypes(json.content ?? []));
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

/** Yjs types for a list of nodes; runs of text that stand together become one `Y.XmlText`, as the editor's binding has it. */
export function toTypes(nodes: readonly NodeJson[]): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: NodeJson[] = [];
  for (const node of [...nodes, null]) {
    if (node?.type === 'text') {
      runs.push(node);
      continue;
    }
    if (runs.length > 0) types.push(toText(runs));
    runs = [];
    if (node !== null) types.push(toElement(node));
  }
  return types;
}

function toElement(node: NodeJson): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  // Yjs types attributes as strings and stores any JSON value; a heading's level is a number.
  for (const [key, value] of Object.entries(node.attrs ?? {}))
    if (value !== null && value !== undefined) element.setAttribute(key, value as string);
  element.insert(0, toTypes(node.content ?? []));
  return element;
}

function toText(runs: readonly NodeJson[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    runs.map((run) => ({
      insert: run.text ?? '',
      attributes: Object.fromEntries(
        (run.marks ?? []).map(({ type, attrs }) => [type, attrs ?? {}]),
      ),
    })),
  );
  return text;
}
