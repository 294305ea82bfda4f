import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { goToNextCell } from '@tiptap/pm/tables';
import { Plugin } from '@tiptap/pm/state';

interface WaysOutOptions {
  /** Puts the focus on the toolbar. */
  toToolbar: () => void;
  say: (text: string) => void;
}

/** What the place is in, closest first: a cell may hold a list and an item a table. */
function surroundingsOf(place: ResolvedPos): 'cell' | 'item' | null {
  for (let depth = place.depth; depth > 0; depth--) {
    const { name } = place.node(depth).type;
    if (name === 'tableCell' || name === 'tableHeader') return 'cell';
    if (name === 'listItem') return 'item';
  }
  return null;
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
      switch (surroundingsOf(editor.state.selection.$from)) {
        case 'cell':
          return goToNextCell(isBack ? -1 : 1)(editor.state, editor.view.dispatch);
        case 'item':
          return editor.commands[isBack ? 'liftListItem' : 'sinkListItem']('listItem');
        default:
          return false;
      }
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
