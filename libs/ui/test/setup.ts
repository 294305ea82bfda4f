import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// axe asks a canvas whether a glyph is an icon; without one it takes text for text.
HTMLCanvasElement.prototype.getContext = () => null;

/**
 * jsdom knows `<dialog>` but not its modal half. This is the part of the HTML standard that `Dialog` leans on:
 * the focus goes in, Escape asks with `cancel` and then closes, closing fires `close` and brings the focus back.
 */
const returnTo = new WeakMap<HTMLDialogElement, Element | null>();

HTMLDialogElement.prototype.showModal = function showModal() {
  returnTo.set(this, document.activeElement);
  this.open = true;
  this.querySelector<HTMLElement>('button, a[href], input, select, textarea')?.focus();
};

HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  const before = returnTo.get(this);
  // As browsers do: a dialog that is no longer in the document brings nothing back.
  if (this.isConnected && before instanceof HTMLElement) {
    before.focus();
  }
  this.dispatchEvent(new Event('close'));
};

document.addEventListener('keydown', (event) => {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
  const mayClose =
    event.key === 'Escape' && dialog?.dispatchEvent(new Event('cancel', { cancelable: true }));
  if (mayClose) {
    dialog?.close();
  }
});
