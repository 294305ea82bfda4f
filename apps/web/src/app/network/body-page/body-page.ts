import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Membership } from '@quartiersforum/domain';
import {
  Badge,
  Button,
  Card,
  DefinitionList,
  EmptyState,
  Icon,
  LoadingState,
  PageHeader,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { Clock } from '../../core/time/clock';
import { plainDayText } from '../../core/time/time-text';
import { PageTitles } from '../../core/title/page-titles';
import { AsOfNotice } from '../as-of-notice/as-of-notice';
import { BodyDialog } from '../body-dialog/body-dialog';
import { BodyStore } from '../body-store';
import { currentMembers, otherMembers } from '../current-members';
import { MembershipDialog } from '../membership-dialog/membership-dialog';
import { MembershipEndDialog } from '../membership-end-dialog/membership-end-dialog';
import { NetworkClient } from '../network-client';

/**
 * One body and its members over time. The coordinator adds members and ends memberships; nothing is deleted, so the past stays true. With
 * `?stand=` it is shown as it was on that day.
 */
@Component({
  selector: 'app-body-page',
  imports: [
    AsOfNotice,
    Badge,
    BodyDialog,
    Button,
    Card,
    DefinitionList,
    EmptyState,
    Icon,
    LoadFailure,
    LoadingState,
    MembershipDialog,
    MembershipEndDialog,
    PageHeader,
    RouterLink,
  ],
  templateUrl: './body-page.html',
  styleUrl: './body-page.scss',
  providers: [BodyStore],
})
export class BodyPage {
  readonly id = input.required<string>();

  /** The day whose state is shown, `YYYY-MM-DD`; without it, what holds now. */
  readonly stand = input<string>();

  protected readonly store = inject(BodyStore);
  private readonly today = inject(Clock).today();
  private readonly day = computed(() => this.stand() ?? this.today);
  protected readonly page = computed(() => ['/netzwerk/gremien', this.id()]);
  private readonly older = inject(NetworkClient).body(
    () => (this.stand() === undefined ? undefined : this.id()),
    this.stand,
  );
  protected readonly resource = computed(() =>
    this.stand() === undefined ? this.store.resource : this.older,
  );
  protected readonly body = computed(() => {
    if (this.stand() === undefined) return this.store.body();
    return this.older.hasValue() ? this.older.value() : undefined;
  });
  /** For a day before the first state, the name that it has now. */
  protected readonly name = computed(() => this.body()?.name ?? this.store.body()?.name);
  protected readonly members = computed(() =>
    currentMembers(this.body()?.memberships ?? [], this.day()),
  );
  protected readonly others = computed(() =>
    otherMembers(this.body()?.memberships ?? [], this.day()),
  );
  protected readonly canAdd = computed(() => this.stand() === undefined && this.store.canAdd());
  protected readonly canEnd = computed(() => this.stand() === undefined && this.store.canEnd());
  protected readonly isEditing = signal(false);
  protected readonly isAdding = signal(false);
  protected readonly ending = signal<Membership | null>(null);

  constructor() {
    inject(PageTitles).follow(this.name);
    effect(() => {
      this.store.show(this.id());
    });
  }

  protected address(membership: Membership): string[] | null {
    const { kind, id } = membership.member;
    if (kind === 'organisation') return ['/netzwerk/traeger', id];
    return kind === 'contactPoint' ? ['/netzwerk/anlaufstellen', id] : null;
  }

  protected periodText({ validFrom, validTo }: Membership): string {
    if (validFrom > this.day()) return `ab ${plainDayText(validFrom)}`;
    const from = `seit ${plainDayText(validFrom)}`;
    if (validTo === null) return from;
    return validTo < this.day()
      ? `${plainDayText(validFrom)} bis ${plainDayText(validTo)}`
      : `${from}, bis ${plainDayText(validTo)}`;
  }
}
