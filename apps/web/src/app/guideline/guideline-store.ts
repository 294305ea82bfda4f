import { computed, inject, Service, signal } from '@angular/core';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { GuidelineClient } from './guideline-client';

/**
 * One guideline: its title, state and circle, and what the person may do with it. Provided by the page.
 *
 * The one thing a newcomer would get wrong: the text is not here. It is the document `documentId`; this is only the row beside it.
 */
@Service({ autoProvided: false })
export class GuidelineStore {
  private readonly client = inject(GuidelineClient);
  private readonly session = inject(SessionStore);
  private readonly id = signal<string | undefined>(undefined);

  readonly resource = this.client.guideline(this.id);
  readonly guideline = lastValue(this.resource);
  /** Whether the person gets the editor; others get the stored text. */
  readonly canWrite = computed(() => this.may('guideline.write'));
  readonly canAdopt = computed(() => this.may('guideline.adopt'));

  constructor() {
    const realtime = inject(Realtime);
    realtime.listen('guideline.adopted', ({ guidelineId }) => {
      if (guidelineId === this.id()) this.reload();
    });
    realtime.listen('account.accessChanged', () => this.reload());
    onReconnect(() => this.reload());
  }

  show(id: string): void {
    this.id.set(id);
  }

  reload(): void {
    this.resource.reload();
  }

  /** Freezes the text for good. */
  async adopt(): Promise<void> {
    const guideline = this.guideline();
    if (guideline === undefined) return;
    this.resource.set(await this.client.adopt(guideline.id));
  }

  private may(permission: 'guideline.write' | 'guideline.adopt'): boolean {
    const guideline = this.guideline();
    return guideline !== undefined && this.session.may(permission, guideline);
  }
}
