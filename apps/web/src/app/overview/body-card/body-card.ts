import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { isIn } from '../../network/current-members';
import { NetworkClient } from '../../network/network-client';

/** The bodies that the person's organisation or contact point sits in today, with their rhythm. */
@Component({
  selector: 'app-body-card',
  imports: [Badge, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './body-card.html',
  styleUrl: '../overview-entries.scss',
})
export class BodyCard {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(NetworkClient).bodies();
  protected readonly bodies = computed(() => {
    if (!this.resource.hasValue()) return undefined;
    const account = this.session.account();
    return this.resource
      .value()
      .items.filter((body) => account !== null && isIn(body, account, this.today));
  });
}
