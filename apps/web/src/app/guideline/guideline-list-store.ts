import { computed, inject, Service } from '@angular/core';
import type { Guideline } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { GuidelineClient } from './guideline-client';

/** All guidelines that the person may read, kept fresh by what the server announces. Provided by the page: each visit reads anew. */
@Service({ autoProvided: false })
export class GuidelineListStore {
  private readonly realtime = inject(Realtime);
  readonly resource = inject(GuidelineClient).guidelines();
  private readonly list = lastValue(this.resource);
  /** Undefined until the first answer; what was worked on last is first. */
  readonly guidelines = computed<readonly Guideline[] | undefined>(() =>
    this.list()?.items.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt)),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    this.realtime.listen('guideline.created', reload);
    this.realtime.listen('guideline.adopted', reload);
    onReconnect(reload);
  }
}
