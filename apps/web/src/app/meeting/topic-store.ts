import { computed, inject, Service, signal } from '@angular/core';
import type { Topic } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { SessionStore } from '../core/session/session-store';
import { TopicClient } from './topic-client';

/** The topics that wait, of one series or of all that the person belongs to. Provided by the page. */
@Service({ autoProvided: false })
export class TopicStore {
  private readonly session = inject(SessionStore);
  /** `null`: of every series; `undefined`: asks nothing. */
  private readonly seriesId = signal<string | null | undefined>(undefined);
  private readonly client = inject(TopicClient);
  readonly resource = this.client.topics(() => this.filter());
  private readonly list = lastValue(this.resource);
  /** Undefined until the first answer; what waits longest is first. */
  readonly topics = computed<readonly Topic[] | undefined>(() =>
    this.list()?.items.toSorted((one, other) => one.createdAt.localeCompare(other.createdAt)),
  );

  constructor() {
    inject(Realtime).listen('topic.changed', ({ seriesId }) => {
      const shown = this.seriesId();
      if (shown === null || shown === seriesId) this.reload();
    });
    onReconnect(() => this.reload());
  }

  /** The topics of this series, or with `null` of all. */
  show(seriesId: string | null): void {
    this.seriesId.set(seriesId);
  }

  reload(): void {
    this.resource.reload();
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    const filter = this.filter();
    if (filter !== undefined) this.resource.set(await this.client.read(filter));
  }

  private filter(): { state: 'open'; seriesId?: string } | undefined {
    const seriesId = this.seriesId();
    if (seriesId === undefined || !this.session.may('topic.list')) return undefined;
    return seriesId === null ? { state: 'open' } : { state: 'open', seriesId };
  }
}
