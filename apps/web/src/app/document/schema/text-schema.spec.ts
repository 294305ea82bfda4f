import {
  elements,
  isValidAttribute,
  markNames,
  marks,
  rootChildren,
} from '@quartiersforum/document';
import { getSchema } from '@tiptap/core';
import type { NodeType } from '@tiptap/pm/model';
import { textSchema } from './text-schema';

const schema = getSchema(textSchema);
const nodes = Object.values(schema.nodes).filter(({ name }) => name !== 'doc' && name !== 'text');

/** Node types that may stand directly in `parent`, at its start or anywhere after. */
function childrenOf(parent: NodeType): string[] {
  const children = new Set<string>();
  for (let index = 0; index < parent.contentMatch.edgeCount; index++)
    children.add(parent.contentMatch.edge(index).type.name);
  return [...children].sort();
}

describe("the editor's schema", () => {
  it('has exactly the elements and marks that documents have', () => {
    expect(nodes.map(({ name }) => name).sort()).toEqual(Object.keys(elements).sort());
    expect(Object.keys(schema.marks).sort()).toEqual([...markNames].sort());
  });

  it.each(Object.entries(elements))(
    'lets stand in %s what documents let stand there',
    (name, rule) => {
      const expected = rule.hasText ? [...rule.children, 'text'] : rule.children;
      expect(childrenOf(schema.nodes[name]!)).toEqual([...expected].sort());
    },
  );

  it('begins a text with every block, and an empty place with a paragraph', () => {
    expect(childrenOf(schema.nodes['doc']!)).toEqual([...rootChildren].sort());
    expect(schema.nodes['doc']!.contentMatch.defaultType?.name).toBe('paragraph');
    expect(schema.nodes['listItem']!.contentMatch.defaultType?.name).toBe('paragraph');
  });

  it.each(Object.entries(elements))('gives %s its attributes and no other', (name, rule) => {
    const attributes = schema.nodes[name]!.spec.attrs ?? {};
    expect(Object.keys(attributes).sort()).toEqual(Object.keys(rule.attributes).sort());
    for (const [key, { default: value }] of Object.entries(attributes))
      expect(isValidAttribute(name, key, value)).toBe(true);
  });

  it.each(Object.entries(marks))('gives the mark %s its attributes and no other', (name, rules) => {
    expect(Object.keys(schema.marks[name]!.spec.attrs ?? {})).toEqual(Object.keys(rules));
  });
});
