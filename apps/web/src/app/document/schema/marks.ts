import { isAllowedLink } from '@quartiersforum/document';
import { Mark, markInputRule } from '@tiptap/core';

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    // Some office programs wrap everything in a <b> that is not bold.
    { tag: 'b', getAttrs: ({ style }) => style.fontWeight !== 'normal' && null },
    {
      style: 'font-weight',
      getAttrs: (weight) => /^(bold(er)?|[5-9]\d{2,})$/.test(weight) && null,
    },
  ],
  renderHTML: () => ['strong', 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
  addInputRules() {
    return [markInputRule({ find: /(?:^|\s)(\*\*(?!\s+\*\*)([^*]+)\*\*)$/, type: this.type })];
  },
});

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: ({ style }) => style.fontStyle !== 'normal' && null },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) };
  },
});

export const Strike = Mark.create({
  name: 'strike',
  parseHTML: () => [
    { tag: 's' },
    { tag: 'del' },
    { tag: 'strike' },
    {
      style: 'text-decoration',
      consuming: false,
      getAttrs: (value) => value.includes('line-through') && null,
    },
  ],
  renderHTML: () => ['s', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-s': () => this.editor.commands.toggleMark(this.name) };
  },
});

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  exitable: true,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (element) => isAllowedLink(element.getAttribute('href')) && null },
  ],
  renderHTML: ({ HTMLAttributes: { href } }) => [
    'a',
    isAllowedLink(href) ? { href, rel: 'noopener noreferrer nofollow' } : {},
    0,
  ],
});
