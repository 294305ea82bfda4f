import { Component, computed, inject, signal } from '@angular/core';
import type { Session } from '@quartiersforum/domain';
import { Badge, Button, LoadingState, Toaster } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { failureOf } from '../../core/problem/problem-of';
import { Clock } from '../../core/time/clock';
import { relativeMomentText } from '../../core/time/relative-text';
import { momentText } from '../../core/time/time-text';
import { AccountClient } from '../account-client';

/** Where one is signed in, with a way to end each of the others. */
@Component({
  selector: 'app-session-list',
  imports: [Badge, Button, LoadFailure, LoadingState],
  templateUrl: './session-list.html',
  styleUrl: './session-list.scss',
})
export class SessionList {
  private readonly client = inject(AccountClient);
  private readonly toaster = inject(Toaster);
  private readonly clock = inject(Clock);

  protected readonly resource = this.client.sessions();
  protected readonly list = lastValue(this.resource);
  protected readonly sessions = computed(() =>
    this.list()?.items.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent)),
  );
  protected readonly ending = signal<string | null>(null);

  protected usedText(session: Session): string {
    return relativeMomentText(session.lastSeenAt, this.clock.now());
  }

  protected readonly momentText = momentText;

  protected async end(session: Session): Promise<void> {
    this.ending.set(session.id);
    try {
      await this.client.endSession(session.id);
      this.toaster.show(`Auf „${session.device}“ abgemeldet.`);
      this.resource.reload();
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    } finally {
      this.ending.set(null);
    }
  }
}
