import { inject, Injectable, signal } from '@angular/core';
import { Announcer } from '../announcer/announcer';

export type ToastVariant = 'info' | 'success' | 'warning' | 'danger';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly variant: ToastVariant;
  readonly action: ToastAction | null;
}

/** Milliseconds that a toast stays. Those with an action or bad news stay until they are closed (WCAG 2.2.1). */
export const toastMilliseconds = 8000;

/** Shows short messages about what has just happened, and says them. The shell holds the one `<ui-toasts />`. */
@Injectable({ providedIn: 'root' })
export class Toaster {
  private readonly announcer = inject(Announcer);
  private readonly list = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private lastId = 0;

  readonly toasts = this.list.asReadonly();

  show(text: string, variant: ToastVariant = 'success', action: ToastAction | null = null): void {
    this.lastId += 1;
    const toast: Toast = { id: this.lastId, text, variant, action };
    this.list.update((toasts) => [...toasts.slice(-2), toast]);
    this.announcer.say(text);
    this.resume(toast);
  }

  close(toast: Toast): void {
    this.pause(toast);
    this.list.update((toasts) => toasts.filter((other) => other.id !== toast.id));
  }

  /** Stops the clock while somebody points at the toast or is in it. */
  pause(toast: Toast): void {
    clearTimeout(this.timers.get(toast.id));
    this.timers.delete(toast.id);
  }

  resume(toast: Toast): void {
    if (toast.action !== null || toast.variant === 'danger') {
      return;
    }
    this.pause(toast);
    this.timers.set(
      toast.id,
      setTimeout(() => {
        this.close(toast);
      }, toastMilliseconds),
    );
  }
}
