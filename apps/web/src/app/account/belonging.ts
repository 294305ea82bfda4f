import { computed, inject, type Signal } from '@angular/core';
import type { Name } from '@quartiersforum/domain';
import { NetworkClient } from '../network/network-client';

/** Where an account can belong: the organisations and contact points to choose from, asked for once `isAsked`. */
export function belongings(isAsked: () => boolean): {
  organisations: Signal<readonly Name[]>;
  contactPoints: Signal<readonly Name[]>;
} {
  const client = inject(NetworkClient);
  const organisations = client.organisations(() => (isAsked() ? {} : undefined));
  const contactPoints = client.contactPoints(() => (isAsked() ? {} : undefined));
  return {
    organisations: computed(() => (organisations.hasValue() ? organisations.value().items : [])),
    contactPoints: computed(() => (contactPoints.hasValue() ? contactPoints.value().items : [])),
  };
}
