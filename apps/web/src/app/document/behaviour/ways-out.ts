import { Extension } from '@tiptap/core';
import { goToNextCell } from '@tiptap/pm/tables';
import { Plugin } from '@tiptap/pm/state';

interface WaysOutOptions {
  /** Puts the focus on the toolbar. */
  toToolbar: () => void;
  say: (text: string) => void;
}

/**
 * The keyboard is never caught in the text: Tab leaves it. Where Tab has a meaning of its own, in lists and tables, Escape gives it back
 * for the next press.
 */
export const WaysOut = Extension.create<WaysOutOptions, { isLeaving: boolean }>({
  name: 'waysOut',
  // Before the lists and tables have their say.
  priority: 1100,
  addStorage: () => ({ isLeaving: false }),
  addKeyboardShortcuts() {
    const { editor, options, storage } = this;
    const tab = (isBack: boolean) => (): boolean => {
      if (storage.isLeaving) return false;
      if (editor.isActive('table') && !editor.isActive('listItem'))
        return goToNextCell(isBack ? -1 : 1)(editor.state, editor.view.dispatch);
      if (!editor.isActive('listItem')) return false;
      return isBack
        ? editor.commands.liftListItem('listItem')
        : editor.commands.sinkListItem('listItem');
    };
    return {
      Tab: tab(false),
      'Shift-Tab': tab(true),
      Escape: () => {
        storage.isLeaving = true;
        options.say('Tab verlässt jetzt den Text.');
        return true;
      },
      'Alt-F10': () => {
        options.toToolbar();
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_view, { key }): boolean => {
              if (!['Tab', 'Shift', 'Escape'].includes(key)) storage.isLeaving = false;
              return false;
            },
            blur: (): boolean => {
              storage.isLeaving = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});
