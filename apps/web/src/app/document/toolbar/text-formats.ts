import type { Editor } from '@tiptap/core';
import type { IconName } from '@quartiersforum/ui';

/** Something that is on or off where the caret stands. */
export interface TextFormat {
  readonly name: 'bold' | 'italic' | 'strike' | 'bulletList' | 'orderedList' | 'blockquote';
  readonly label: string;
  readonly icon: IconName;
  /** As a person on Windows or Linux reads it; "Strg" is "Cmd" on a Mac. */
  readonly keys: string;
  /** For `aria-keyshortcuts`. */
  readonly shortcut: string;
  readonly toggle: (editor: Editor) => void;
}

const mark =
  (name: string) =>
  (editor: Editor): void => {
    editor.chain().toggleMark(name).run();
  };
const list =
  (name: string) =>
  (editor: Editor): void => {
    editor.chain().toggleList(name, 'listItem').run();
  };

export const textFormats: readonly (readonly TextFormat[])[] = [
  [
    {
      name: 'bold',
      label: 'Fett',
      icon: 'bold',
      keys: 'Strg+B',
      shortcut: 'Control+B',
      toggle: mark('bold'),
    },
    {
      name: 'italic',
      label: 'Kursiv',
      icon: 'italic',
      keys: 'Strg+I',
      shortcut: 'Control+I',
      toggle: mark('italic'),
    },
    {
      name: 'strike',
      label: 'Durchgestrichen',
      icon: 'strike',
      keys: 'Strg+Umschalt+S',
      shortcut: 'Control+Shift+S',
      toggle: mark('strike'),
    },
  ],
  [
    {
      name: 'bulletList',
      label: 'Aufzählung',
      icon: 'list',
      keys: 'Strg+Umschalt+8',
      shortcut: 'Control+Shift+8',
      toggle: list('bulletList'),
    },
    {
      name: 'orderedList',
      label: 'Nummerierte Liste',
      icon: 'list-ordered',
      keys: 'Strg+Umschalt+7',
      shortcut: 'Control+Shift+7',
      toggle: list('orderedList'),
    },
    {
      name: 'blockquote',
      label: 'Zitat',
      icon: 'quote',
      keys: 'Strg+Umschalt+B',
      shortcut: 'Control+Shift+B',
      toggle: (editor) => editor.chain().toggleWrap('blockquote').run(),
    },
  ],
];

/** What kind of paragraph the caret stands in, as the toolbar's list names it. */
export const blockKinds = [
  { value: 'paragraph', label: 'Text' },
  { value: 'heading1', label: 'Überschrift 1' },
  { value: 'heading2', label: 'Überschrift 2' },
  { value: 'heading3', label: 'Überschrift 3' },
] as const;

export function setBlockKind(editor: Editor, value: string): void {
  const level = Number(/^heading(\d)$/.exec(value)?.[1] ?? 0);
  const chain = editor.chain();
  (level === 0 ? chain.setNode('paragraph') : chain.setNode('heading', { level })).run();
}

/** The kind at the caret; empty where several are selected or a deeper heading stands. */
export function blockKindAt(editor: Editor): string {
  if (editor.isActive('paragraph')) return 'paragraph';
  const level = [1, 2, 3].find((candidate) => editor.isActive('heading', { level: candidate }));
  return level === undefined ? '' : `heading${level}`;
}
