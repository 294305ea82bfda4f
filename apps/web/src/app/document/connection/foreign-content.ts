import { elementRule, markNames } from '@quartiersforum/document';
import { type Transaction, XmlElement, XmlFragment, XmlText } from 'yjs';

/**
 * Whether `type` or anything in it is of an element, attribute or mark that this version of the schema does not know.
 *
 * An editor deletes what it does not know, for everybody, the moment it draws it. The server turns older editors away, but a newer
 * colleague on another node may be quicker; so an editor that meets the unknown lets go of the text before it draws it.
 */
export function isForeign(type: unknown): boolean {
  if (type instanceof XmlText) return hasForeignMark(type);
  if (type instanceof XmlElement && isForeignElement(type as XmlElement)) return true;
  // Whatever is neither text nor element (a hook, a map) has no place in a document.
  if (!(type instanceof XmlFragment)) return true;
  return (type.toArray() as readonly unknown[]).some(isForeign);
}

/** Whether what a transaction has touched is foreign; new subtrees stand in the types they were put into. */
export function hasForeignChange({ changed }: Transaction): boolean {
  return [...changed.keys()].some((type) => type._item?.deleted !== true && isForeign(type));
}

function isForeignElement(element: XmlElement): boolean {
  const rule = elementRule(element.nodeName);
  if (rule === undefined) return true;
  return Object.keys(element.getAttributes()).some((name) => !Object.hasOwn(rule.attributes, name));
}

function hasForeignMark(text: XmlText): boolean {
  const runs = text.toDelta() as readonly { insert: unknown; attributes?: object }[];
  return runs.some(
    ({ insert, attributes = {} }) =>
      typeof insert !== 'string' ||
      Object.keys(attributes).some((mark) => !markNames.includes(mark)),
  );
}
