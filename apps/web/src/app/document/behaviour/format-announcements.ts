import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { blockKindAt, blockKinds, textFormats } from '../toolbar/text-formats';

/** Says what a shortcut has done to the text. Moving the caret changes the formats too, and is not worth a word. */
export const FormatAnnouncements = Extension.create<
  { say: (text: string) => void },
  { formats: ReadonlyMap<string, string> }
>({
  name: 'formatAnnouncements',
  addStorage: () => ({ formats: new Map<string, string>() }),
  onTransaction({ transaction }) {
    const { editor, options, storage } = this;
    if (isChangeOrigin(transaction) || !editor.isFocused) return;
    const before = storage.formats;
    const now = new Map<string, string>();
    for (const { name, label } of textFormats.flat())
      now.set(name, `${label} ${editor.isActive(name) ? 'ein' : 'aus'}`);
    const kind = blockKindAt(editor);
    now.set('kind', blockKinds.find(({ value }) => value === kind)?.label ?? '');
    storage.formats = now;
    if (before.size === 0 || !(transaction.docChanged || transaction.storedMarksSet)) return;
    const changed = [...now].filter(([name, text]) => text !== '' && before.get(name) !== text);
    if (changed.length > 0) options.say(changed.map(([, text]) => text).join(', '));
  },
});
