import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge, Card, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { Clock } from '../../core/time/clock';
import { currentMembers, membersText } from '../current-members';
import { NetworkClient } from '../network-client';

/** The bodies with their purpose, rhythm and number of members. */
@Component({
  selector: 'app-body-list',
  imports: [Badge, Card, EmptyState, LoadFailure, LoadingState, RouterLink],
  templateUrl: './body-list.html',
  styleUrl: './body-list.scss',
})
export class BodyList {
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(NetworkClient).bodies();
  protected readonly bodies = computed(() =>
    this.resource.hasValue()
      ? this.resource.value().items.map((body) => ({
          ...body,
          members: membersText(currentMembers(body.memberships, this.today)),
        }))
      : null,
  );

  constructor() {
    inject(Realtime).listen('body.changed', () => void this.resource.reload());
    onReconnect(() => void this.resource.reload());
  }
}
