import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingCall } from '@quartiersforum/domain';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { Clock } from '../../core/time/clock';
import { dayText } from '../../core/time/time-text';
import { overrideNames } from '../call-names';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';

/** What stands before everything else on a call: that it is only proposed, withdrawn, or no longer what its dates say. */
@Component({
  selector: 'app-call-notices',
  imports: [Button, Notice, RouterLink],
  templateUrl: './call-notices.html',
  styles: `
    :host {
      display: contents;
    }

    p {
      margin: 0 0 var(--ui-space-2);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class CallNotices {
  readonly call = input.required<FundingCall>();

  private readonly client = inject(FundingClient);
  private readonly today = inject(Clock).today();
  protected readonly store = inject(FundingCallStore);
  protected readonly overrideHeading = computed(() => {
    const override = this.call().override;
    if (override === null) return '';
    const begin = override.since > this.today ? 'Ab' : 'Seit';
    return `${begin} ${dayText(override.since)} ${overrideNames[override.kind]}`;
  });

  protected publish(): void {
    void this.store.run(
      (call) => this.client.take('publish', call),
      'Der Aufruf ist jetzt für alle zu sehen.',
    );
  }

  protected removeOverride(): void {
    void this.store.run(
      (call) => this.client.removeOverride(call),
      'Zurückgenommen. Es gilt wieder, was aus den Stichtagen folgt.',
    );
  }
}
