import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { createRelativePositionFromJSON } from 'yjs';
import { personColourCount } from '@quartiersforum/ui';

/**
 * Where the others are. Colours are classes of our own stylesheet, chosen by a number; what arrives from others never becomes CSS or
 * markup. The label shows while somebody moves and then goes, so that it covers no text for long.
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
      new Plugin({ view: ({ dom }) => showLabelsOfMoved(this.options.awareness, dom) }),
    ];
  },
});

function buildCaret(person: unknown, client: number): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `remote-caret ${colourClass(person)}`;
  caret.dataset['client'] = String(client);
  // Screen readers are told who comes and goes; a name in the middle of a word helps nobody.
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'remote-caret-label';
  const { name } = person as { name?: unknown };
  label.textContent = typeof name === 'string' ? name : '';
  // Word joiners, so that the caret neither breaks a word nor is lost at the end of a line.
  caret.append('\u2060', label, '\u2060');
  return caret;
}

/** The editor keeps a caret's element while it moves; so its label has to be told to show again, and to which side. */
function showLabelsOfMoved(awareness: Awareness, dom: HTMLElement): PluginView {
  const show = ({ added, updated }: Record<'added' | 'updated', readonly number[]>): void => {
    // The carets are drawn in a timeout of their own, which was set before this one.
    setTimeout(() => {
      for (const client of [...added, ...updated]) {
        const label = dom.querySelector<HTMLElement>(
          `[data-client="${client}"] > .remote-caret-label`,
        );
        if (label !== null) showLabel(label);
      }
    });
  };
  awareness.on('change', show);
  return { destroy: () => awareness.off('change', show) };
}

function showLabel(label: HTMLElement): void {
  turnInwards(label);
  for (const animation of label.getAnimations?.() ?? []) {
    animation.cancel();
    animation.play();
  }
}

/** At the right edge the label goes to the left of its caret instead of out of the sheet. */
function turnInwards(label: HTMLElement): void {
  const sheet = label.closest('.ProseMirror')?.getBoundingClientRect();
  label.classList.remove('is-turned');
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
