/** What the keyboard does on the console; the letters are where they are on every keyboard that people have here. */
export const leadShortcuts = {
  KeyW: { keys: 'Alt + W', text: 'Weiter zum nächsten Punkt, nach einer Pause fortsetzen' },
  KeyR: { keys: 'Alt + R', text: 'Zurück zum vorigen Punkt' },
  KeyP: { keys: 'Alt + P', text: 'Pause beginnen oder beenden' },
  KeyN: { keys: 'Alt + N', text: 'Nächste Person von der Redeliste aufrufen' },
} as const;
export type LeadShortcut = keyof typeof leadShortcuts;

/**
 * Which shortcut was pressed. With Alt, because screen readers take single letters, and browsers Ctrl; not in a field, where Alt types
 * signs on a Mac, not in a dialog, and not again while the key is held down.
 */
export function shortcutOf(event: KeyboardEvent): LeadShortcut | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat)
    return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, [contenteditable], dialog')) return null;
  return Object.hasOwn(leadShortcuts, event.code) ? (event.code as LeadShortcut) : null;
}
