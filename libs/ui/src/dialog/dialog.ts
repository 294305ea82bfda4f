import {
  afterRenderEffect,
  booleanAttribute,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { nextId } from '../field/next-id';
import { Icon } from '../icon/icon';

/**
 * A modal question or a short form on the browser's own `<dialog>`: everything behind it is inert, Escape closes it,
 * and the focus goes back to where it was, all without a line of ours.
 *
 * The close button stands last in the document though it is shown at the top, so that the focus starts in the content.
 */
@Component({
  selector: 'ui-dialog',
  imports: [Icon],
  templateUrl: './dialog.html',
  styleUrl: './dialog.scss',
})
export class Dialog {
  readonly open = model(false);
  readonly heading = input.required<string>();
  /** Without it there is no close button and Escape does nothing: only where leaving would lose something. */
  readonly dismissible = input(true, { transform: booleanAttribute });
  /** After every way out: Escape, the close button or `open = false`. */
  readonly closed = output();

  protected readonly headingId = nextId('ui-dialog');
  private readonly element = viewChild.required<ElementRef<HTMLDialogElement>>('element');
  /** What had the focus when it was opened. */
  private opener: Element | null = null;

  constructor() {
    // After rendering: opened before its content is there, the focus would start somewhere in the middle of it.
    afterRenderEffect(() => {
      const dialog = this.element().nativeElement;
      if (this.open() && !dialog.open) {
        this.opener = document.activeElement;
        dialog.showModal();
      } else if (!this.open() && dialog.open) {
        dialog.close();
      }
    });
    // A dialog that is removed while open would leave the focus nowhere: it is out of the document by now, and the browser gives the focus
    // back only for one that is still in it.
    inject(DestroyRef).onDestroy(() => {
      const isLost = this.element().nativeElement.open && document.activeElement === document.body;
      if (isLost && this.opener instanceof HTMLElement) {
        this.opener.focus({ preventScroll: true });
      }
    });
  }

  protected onCancel(event: Event): void {
    if (!this.dismissible()) {
      event.preventDefault();
    }
  }

  protected onClose(): void {
    this.open.set(false);
    this.closed.emit();
  }
}
