import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegisterChange, RegisterThingKind, RegisterValue } from '@quartiersforum/domain';
import { networkDay } from '@quartiersforum/domain/rules';
import { Card, EmptyState, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { momentText } from '../../core/time/time-text';
import { PageTitles } from '../../core/title/page-titles';
import { AsOfPicker } from '../as-of-picker/as-of-picker';
import { byText, fieldName, reasonText, valueText } from '../history-text';
import { NetworkClient } from '../network-client';
import { RegisterClient } from '../register-client';

const lists: Readonly<Record<RegisterThingKind, string>> = {
  contactPoint: 'anlaufstellen',
  organisation: 'traeger',
  person: 'personen',
  body: 'gremien',
};

/** Who has changed an entry of the register, when, from what to what; and the way to each older state. */
@Component({
  selector: 'app-history-page',
  imports: [AsOfPicker, Card, EmptyState, LoadFailure, LoadingState, PageHeader, RouterLink],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class HistoryPage {
  /** From the route's data. */
  readonly kind = input.required<RegisterThingKind>();
  readonly id = input.required<string>();

  private readonly client = inject(NetworkClient);
  private readonly contactPoint = this.client.contactPoint(() => this.idOf('contactPoint'));
  private readonly organisation = this.client.organisation(() => this.idOf('organisation'));
  private readonly body = this.client.body(() => this.idOf('body'));
  private readonly people = this.client.people(() => this.kind() === 'person');
  private readonly person = computed(() =>
    this.people.hasValue() ? this.people.value().items.find(({ id }) => id === this.id()) : null,
  );
  protected readonly name = computed(
    () =>
      (this.contactPoint.hasValue() && this.contactPoint.value().name) ||
      (this.organisation.hasValue() && this.organisation.value().name) ||
      (this.body.hasValue() && this.body.value().name) ||
      this.person()?.name,
  );
  /** People have no page of their own, so no older states of it either: all that there is of them stands in the list. */
  protected readonly hasPage = computed(() => this.kind() !== 'person');
  protected readonly page = computed(() => [
    '/netzwerk',
    lists[this.kind()],
    ...(this.hasPage() ? [this.id()] : []),
  ]);
  protected readonly resource = inject(RegisterClient).history(this.kind, this.id);
  private readonly last = lastValue(this.resource);
  protected readonly entries = computed(() =>
    this.last()?.items.map((change) => ({
      number: change.number,
      at: change.at,
      moment: momentText(change.at),
      day: networkDay(new Date(change.at)),
      reason: reasonText(change),
      by: byText(change),
      groups: groupsOf(change),
    })),
  );

  constructor() {
    inject(PageTitles).follow(() => {
      const name = this.name();
      return name && `Verlauf: ${name}`;
    });
    const realtime = inject(Realtime);
    const readIfShown = (id: string): void => {
      if (id === this.id()) this.resource.reload();
    };
    realtime.listen('contactPoint.changed', ({ contactPointId }) => readIfShown(contactPointId));
    realtime.listen('organisation.changed', ({ organisationId }) => readIfShown(organisationId));
    realtime.listen('person.changed', ({ personId }) => readIfShown(personId));
    realtime.listen('body.changed', ({ bodyId }) => readIfShown(bodyId));
    realtime.listen('register.imported', () => this.resource.reload());
    onReconnect(() => this.resource.reload());
  }

  private idOf(kind: RegisterThingKind): string | undefined {
    return this.kind() === kind ? this.id() : undefined;
  }
}

/** Changes of one phase or one membership stand together under its name. */
function groupsOf({ changes }: RegisterChange) {
  const subjects = [...new Set(changes.map(({ subject }) => subject))];
  return subjects.map((subject) => ({
    subject,
    changes: changes
      .filter((change) => change.subject === subject)
      .map(({ field, before, after }) => ({
        name: fieldName(field),
        before: isBlank(before) ? null : valueText(field, before),
        after: valueText(field, after),
      })),
  }));
}

function isBlank(value: RegisterValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
