import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Body } from '@quartiersforum/domain';
import { Badge, Card, EmptyState, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { currentMembers, isIn, membersText } from '../../network/current-members';
import { NetworkClient } from '../../network/network-client';

/** Who meets how often: the person's own bodies first, then the others. */
@Component({
  selector: 'app-meeting-list-page',
  imports: [Badge, Card, EmptyState, LoadFailure, LoadingState, PageHeader, RouterLink],
  templateUrl: './meeting-list-page.html',
  styleUrl: './meeting-list-page.scss',
})
export class MeetingListPage {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly canSee = computed(() => this.session.may('body.list'));
  protected readonly canChangeMembers = computed(() => this.session.may('membership.create'));
  protected readonly resource = inject(NetworkClient).bodies(() => this.canSee());
  protected readonly groups = computed(() => {
    if (!this.resource.hasValue()) return null;
    const bodies = this.resource.value().items.map((body) => ({
      ...body,
      members: currentMembers(body.memberships, this.today),
    }));
    return [
      { heading: 'Hier sind Sie dabei', bodies: bodies.filter((body) => this.isOwn(body)) },
      { heading: 'Weitere Gremien', bodies: bodies.filter((body) => !this.isOwn(body)) },
    ].filter((group) => group.bodies.length > 0);
  });

  protected readonly membersText = membersText;

  private isOwn(body: Body): boolean {
    const account = this.session.account();
    return account !== null && isIn(body, account, this.today);
  }
}
