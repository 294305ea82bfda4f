import { Component, inject } from '@angular/core';
import { Icon } from '../icon/icon';
import { type Toast, Toaster, type ToastVariant } from './toaster';

/** The place where toasts appear; once in the app's shell. Not a live region itself: `Announcer` says the text once. */
@Component({
  selector: 'ui-toasts',
  imports: [Icon],
  templateUrl: './toasts.html',
  styleUrl: './toasts.scss',
})
export class Toasts {
  protected readonly toaster = inject(Toaster);
  protected readonly icons = {
    info: 'info',
    success: 'check',
    warning: 'warning',
    danger: 'error',
  } as const satisfies Record<ToastVariant, string>;

  /** Where the focus was before it came here; a closed toast must not drop it at the page's top. */
  private cameFrom: HTMLElement | null = null;

  protected enter(toast: Toast, event: FocusEvent): void {
    this.toaster.pause(toast);
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !from.closest('ui-toasts')) {
      this.cameFrom = from;
    }
  }

  protected close(toast: Toast): void {
    this.toaster.close(toast);
    this.cameFrom?.focus();
    this.cameFrom = null;
  }

  protected run(toast: Toast): void {
    this.close(toast);
    toast.action?.run();
  }
}
