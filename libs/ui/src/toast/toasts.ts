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

  protected run(toast: Toast): void {
    toast.action?.run();
    this.toaster.close(toast);
  }
}
