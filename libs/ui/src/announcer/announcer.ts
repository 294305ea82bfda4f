import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable } from '@angular/core';

/** Says something to screen readers that a sighted person sees change, through the CDK's one live region. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);

  /** Waits until the reader has finished; for everything that can wait. */
  say(text: string): void {
    void this.live.announce(text, 'polite');
  }

  /** Interrupts; only for what must be known before the next key, as a lost connection while writing. */
  interrupt(text: string): void {
    void this.live.announce(text, 'assertive');
  }
}
