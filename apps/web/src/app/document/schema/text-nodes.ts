import { isBlockId } from '@quartiersforum/document';
import { Node, textblockTypeInputRule } from '@tiptap/core';

/** Where every block is found again: comments, chapters, links into the text. The DOM id doubles as the anchor. */
const id = {
  default: null,
  // The half that begins the text keeps it; `BlockIds` gives the other one its own.
  keepOnSplit: false,
  parseHTML: (element: HTMLElement) => (isBlockId(element.id) ? element.id : null),
};

export const TextDocument = Node.create({ name: 'doc', topNode: true, content: 'block+' });

export const PlainText = Node.create({ name: 'text', group: 'inline' });

export const Paragraph = Node.create({
  name: 'paragraph',
  // First among the blocks, so that an empty place becomes a paragraph.
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ id }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode(this.name) };
  },
});

/** Levels that the toolbar offers; deeper ones from elsewhere stay what they are. */
const headingLevels = [1, 2, 3] as const;

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    id,
    level: {
      default: 1,
      rendered: false,
      parseHTML: (element: HTMLElement) =>
        Number(element.getAttribute('data-level') ?? Math.min(Number(element.tagName[1]), 3)),
    },
  }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}` })),
  // The page's own heading is the h1, so the text begins one below.
  renderHTML: ({ node, HTMLAttributes }) => [
    `h${Math.min(Number(node.attrs['level']) + 1, 6)}`,
    { ...HTMLAttributes, 'data-level': String(node.attrs['level']) },
    0,
  ],
  addKeyboardShortcuts() {
    const toggle = (level: number) => () =>
      this.editor.commands.toggleNode(this.name, 'paragraph', { level });
    return Object.fromEntries(headingLevels.map((level) => [`Mod-Alt-${level}`, toggle(level)]));
  },
  addInputRules() {
    return headingLevels.map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) };
  },
});

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-b': () => this.editor.commands.toggleWrap(this.name) };
  },
});
