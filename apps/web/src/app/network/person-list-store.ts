import { computed, inject, Service } from '@angular/core';
import type { Person } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { NetworkClient } from './network-client';

/** The people of the network, for the coordinator. Provided by the list. */
@Service({ autoProvided: false })
export class PersonListStore {
  private readonly client = inject(NetworkClient);

  readonly resource = this.client.people(() => true);
  private readonly list = lastValue(this.resource);
  readonly people = computed(() => this.list()?.items);

  constructor() {
    inject(Realtime).listen('person.changed', () => void this.resource.reload());
    onReconnect(() => void this.resource.reload());
  }

  /** Reads again and is done when the answer is there. */
  async reread(): Promise<void> {
    this.resource.set(await this.client.readPeople());
  }

  /** Takes over what a command has answered. */
  adopt(person: Person): void {
    const items = (this.people() ?? []).map((one) => (one.id === person.id ? person : one));
    this.resource.set({ items, total: items.length });
  }
}
