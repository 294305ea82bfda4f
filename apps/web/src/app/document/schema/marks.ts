import { isAllowedLink } from '@quartiersforum/document';
import { Mark, markInputRule } from '@tiptap/core';
import type { TagParseRule } from '@tiptap/pm/model';

/** The inline style of pasted text, which `CleanPaste` has set aside. */
const styleOf = (element: HTMLElement): string => element.dataset['style'] ?? '';

/** Any element whose inline style matches; what is inside may match other marks too. */
const styled = (pattern: RegExp): TagParseRule => ({
  tag: '[data-style]',
  consuming: false,
  getAttrs: (element: HTMLElement) => pattern.test(styleOf(element)) && null,
});

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    // Some office programs wrap everything in a <b> that is not bold.
    { tag: 'b', getAttrs: (element) => !/font-weight:\s*normal/i.test(styleOf(element)) && null },
    styled(/font-weight:\s*(bold|[6-9]00)/i),
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
    { tag: 'i', getAttrs: (element) => !/font-style:\s*normal/i.test(styleOf(element)) && null },
    styled(/font-style:\s*italic/i),
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
    styled(/text-decoration(-line)?:[^;]*line-through/i),
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
