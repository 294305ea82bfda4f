// First: it loads Angular's compiler, which everything after it needs.
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { registerLocaleData } from '@angular/common';
import localeDe from '@angular/common/locales/de';
import { screenIs } from './screen';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
registerLocaleData(localeDe);

// axe asks a canvas whether a glyph is an icon; without one it takes text for text.
HTMLCanvasElement.prototype.getContext = () => null;

// jsdom knows `<dialog>` but not its modal half; of that, the pages only need open and closed.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
// Neither does it lay anything out, so nothing can be scrolled to.
Element.prototype.scrollIntoView = () => undefined;
screenIs('wide');
// Nothing ever has a size or a place here.
class Unseeing {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
  takeRecords = (): [] => [];
}
globalThis.ResizeObserver ??= Unseeing;
globalThis.IntersectionObserver ??= Unseeing;
