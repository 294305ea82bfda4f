import { shortcutOf } from './lead-shortcuts';

function press(target: HTMLElement, change: KeyboardEventInit = {}): string | null {
  let found: string | null = null;
  const listen = (event: KeyboardEvent) => (found = shortcutOf(event));
  document.body.append(target);
  document.addEventListener('keydown', listen);
  target.dispatchEvent(
    new KeyboardEvent('keydown', { code: 'KeyW', altKey: true, bubbles: true, ...change }),
  );
  document.removeEventListener('keydown', listen);
  target.remove();
  return found;
}

describe('A shortcut of the console', () => {
  it('is pressed with Alt', () => {
    const button = document.createElement('button');
    expect(press(button)).toBe('KeyW');
    expect(press(button, { altKey: false })).toBeNull();
    expect(press(button, { ctrlKey: true })).toBeNull();
    expect(press(button, { code: 'KeyQ' })).toBeNull();
  });

  it('does not go on by itself while the key is held down', () => {
    expect(press(document.createElement('button'), { repeat: true })).toBeNull();
  });

  it('leaves fields and dialogs alone', () => {
    expect(press(document.createElement('input'))).toBeNull();
    expect(press(document.createElement('dialog'))).toBeNull();
  });
});
