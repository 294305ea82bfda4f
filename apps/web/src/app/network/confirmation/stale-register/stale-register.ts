import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Table } from '@quartiersforum/ui';
import { EmptyState, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { lastValue } from '../../../core/loading/last-value';
import { LoadFailure } from '../../../core/loading/load-failure';
import { onReconnect } from '../../../core/realtime/on-reconnect';
import { Realtime } from '../../../core/realtime/realtime';
import { countText } from '../../../core/text/count-text';
import { Clock } from '../../../core/time/clock';
import { plainDayText } from '../../../core/time/time-text';
import { AskConfirmation } from '../ask-confirmation/ask-confirmation';
import { ConfirmationClient } from '../confirmation-client';

/** The largest page that a list gives. */
const wholeList = 200;

/** For the coordinator: entries of the register that nobody has confirmed for long, and the mail that asks again. */
@Component({
  selector: 'app-stale-register',
  imports: [AskConfirmation, EmptyState, LoadFailure, LoadingState, PageHeader, RouterLink, Table],
  templateUrl: './stale-register.html',
  styleUrl: './stale-register.scss',
})
export class StaleRegister {
  private readonly today = inject(Clock).today();
  protected readonly resource = inject(ConfirmationClient).stale(wholeList);
  private readonly list = lastValue(this.resource);
  protected readonly count = computed(() =>
    countText(this.list()?.total ?? 0, 'Anlaufstelle', 'Anlaufstellen'),
  );
  protected readonly rows = computed(() =>
    this.list()?.items.map((entry) => ({
      entry,
      confirmed: entry.confirmedOn === null ? 'noch nie' : plainDayText(entry.confirmedOn),
      asked: entry.askedOn === null ? 'noch nie' : plainDayText(entry.askedOn),
      isAskedToday: entry.askedOn === this.today,
      words: entry.askedOn === null ? 'Um Bestätigung bitten' : 'Erneut bitten',
    })),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    const realtime = inject(Realtime);
    realtime.listen('contactPoint.changed', reload);
    realtime.listen('register.imported', reload);
    onReconnect(reload);
  }
}
