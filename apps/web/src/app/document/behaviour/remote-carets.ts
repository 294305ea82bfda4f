import { Extension } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { createRelativePositionFromJSON } from 'yjs';
import { personColourCount } from '@quartiersforum/ui';

/**
 * Where the others are. Colours are classes of our own stylesheet, chosen by a number; what arrives from others never becomes CSS or
 * markup. The label shows while somebody moves and then fades, so that it covers no text for long.
 */
export const RemoteCarets = Extension.create<{ awareness: Awareness }>({
  name: 'remoteCarets',
  addProseMirrorPlugins() {
    return [
      // Typed as `any` by its author.
      yCursorPlugin(this.options.awareness, {
        awarenessStateFilter: (ownClient: number, client: number, state: unknown) =>
          ownClient !== client && isShowable(state),
        cursorBuilder: buildCaret,
        selectionBuilder: (person: unknown) => ({
          class: `remote-selection ${colourClass(person)}`,
        }),
      }) as Plugin,
    ];
  },
});

function buildCaret(person: unknown): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `remote-caret ${colourClass(person)}`;
  // Screen readers are told who comes and goes; a name in the middle of a word helps nobody.
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'remote-caret-label';
  const { name } = person as { name?: unknown };
  label.textContent = typeof name === 'string' ? name : '';
  // Word joiners, so that the caret neither breaks a word nor is lost at the end of a line.
  caret.append('\u2060', label, '\u2060');
  requestAnimationFrame(() => turnInwards(label));
  return caret;
}

/** At the right edge the label goes to the left of its caret instead of out of the sheet. */
function turnInwards(label: HTMLElement): void {
  const sheet = label.closest('.ProseMirror')?.getBoundingClientRect();
  const isOutside = sheet !== undefined && label.getBoundingClientRect().right > sheet.right;
  label.classList.toggle('is-turned', isOutside);
}

function colourClass(person: unknown): string {
  const colour = Number((person as { colour?: unknown }).colour);
  return `person-${Number.isInteger(colour) ? Math.abs(colour) % personColourCount : 0}`;
}

/** Whether the server has stamped it with a person, and its cursor is one that the binding can read. */
function isShowable(state: unknown): boolean {
  if (typeof state !== 'object' || state === null) return false;
  const { user, cursor } = state as {
    user?: unknown;
    cursor?: { anchor?: unknown; head?: unknown };
  };
  if (typeof user !== 'object' || user === null) return false;
  try {
    createRelativePositionFromJSON(cursor?.anchor);
    createRelativePositionFromJSON(cursor?.head);
    return true;
  } catch {
    // TypeError: the cursor is not made of positions.
    return false;
  }
}
