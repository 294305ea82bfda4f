import { Component, computed, inject, signal } from '@angular/core';
import { handPlace } from '@quartiersforum/domain/rules';
import { Button, Icon } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { LiveClient } from '../live-client';
import { LiveStore } from '../live-store';

/** What somebody may do now: say that they are here, ask to speak, take that back. */
@Component({
  selector: 'app-hand-card',
  imports: [Button, Icon],
  templateUrl: './hand-card.html',
  styleUrl: './hand-card.scss',
})
export class HandCard {
  private readonly client = inject(LiveClient);
  protected readonly store = inject(LiveStore);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected readonly isPresent = computed(() => this.store.me()?.attendeeId !== null);
  protected readonly place = computed(() => {
    const live = this.store.live();
    return live ? handPlace(live.queue, this.store.me()?.attendeeId ?? null) : 'none';
  });
  /** Place in the queue, from 1. */
  protected readonly position = computed(() => {
    const waiting = this.store.live()?.queue.entries.filter(({ state }) => state === 'waiting');
    const own = this.store.me()?.attendeeId;
    return (waiting ?? []).findIndex(({ attendeeId }) => attendeeId === own) + 1;
  });
  protected readonly isOpen = computed(() => this.store.live()?.queue.isOpen ?? false);

  protected arrive(): Promise<void> {
    return this.send('confirmPresence');
  }

  protected raise(): Promise<void> {
    return this.send('raiseHand');
  }

  protected lower(): Promise<void> {
    return this.send('lowerHand');
  }

  /** Stays on the list as somebody who was there. */
  protected leave(): Promise<void> {
    return this.send('leave');
  }

  private async send(
    command: 'confirmPresence' | 'raiseHand' | 'lowerHand' | 'leave',
  ): Promise<void> {
    const live = this.store.live();
    if (live === undefined || this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      this.store.adopt(await this.client[command](live.meetingId));
    } catch (error) {
      this.failure.set(failureOf(error).text);
      this.store.reload();
    } finally {
      this.isBusy.set(false);
    }
  }
}
