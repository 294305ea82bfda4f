import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { FundingClient } from '../../funding/funding-client';

/** For the city: which Träger wait for an answer to their wish for help. Without any there is no card, as with all that is not to be done. */
@Component({
  selector: 'app-help-card',
  imports: [Card, RouterLink],
  templateUrl: './help-card.html',
  styleUrl: '../overview-entries.scss',
})
export class HelpCard {
  private readonly resource = inject(FundingClient).helpRequests(() => true);
  private readonly list = lastValue(this.resource);
  protected readonly waiting = computed(
    () => this.list()?.items.filter(({ isAsked, help }) => isAsked && help === null) ?? [],
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('interest.changed', reload);
    onReconnect(reload);
  }
}
