import { Component, computed, inject, input, signal } from '@angular/core';
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
import { lastValue } from '../../core/loading/last-value';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { plainDayText } from '../../core/time/time-text';
import { PageTitles } from '../../core/title/page-titles';
import { currentMembers, otherMembers } from '../current-members';
import { MembershipDialog } from '../membership-dialog/membership-dialog';
import { MembershipEndDialog } from '../membership-end-dialog/membership-end-dialog';
import { NetworkClient } from '../network-client';

/** One body and its members over time. The coordinator adds members and ends memberships; nothing is deleted, so the past stays true. */
@Component({
  selector: 'app-body-page',
  imports: [
    Badge,
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
})
export class BodyPage {
  readonly id = input.required<string>();

  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(NetworkClient).body(this.id);
  protected readonly body = lastValue(this.resource);
  protected readonly members = computed(() =>
    currentMembers(this.body()?.memberships ?? [], this.today),
  );
  protected readonly others = computed(() =>
    otherMembers(this.body()?.memberships ?? [], this.today),
  );
  protected readonly canAdd = computed(() => this.session.may('membership.create'));
  protected readonly canEnd = computed(() => this.session.may('membership.update'));
  protected readonly isAdding = signal(false);
  protected readonly ending = signal<Membership | null>(null);

  constructor() {
    inject(PageTitles).follow(() => this.body()?.name);
  }

  protected address(membership: Membership): string[] | null {
    const { kind, id } = membership.member;
    if (kind === 'organisation') return ['/netzwerk/traeger', id];
    return kind === 'contactPoint' ? ['/netzwerk/anlaufstellen', id] : null;
  }

  protected periodText({ validFrom, validTo }: Membership): string {
    if (validFrom > this.today) return `ab ${plainDayText(validFrom)}`;
    const from = `seit ${plainDayText(validFrom)}`;
    if (validTo === null) return from;
    return validTo < this.today
      ? `${plainDayText(validFrom)} bis ${plainDayText(validTo)}`
      : `${from}, bis ${plainDayText(validTo)}`;
  }
}
