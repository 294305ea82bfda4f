import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarEntry } from '@quartiersforum/domain';
import { fieldRoles } from '@quartiersforum/domain/rules';
import { Badge, Card, LoadingState } from '@quartiersforum/ui/frame';
import { CalendarClient } from '../../calendar/calendar-client';
import { stateBadge } from '../../calendar/calendar-names';
import { entryAddress, whenText } from '../../calendar/calendar-text';
import { deadlineKindNames } from '../../calendar/deadline-kind-names';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { onReconnect } from '../../core/realtime/on-reconnect';
import { Realtime } from '../../core/realtime/realtime';
import { SessionStore } from '../../core/session/session-store';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';

/** How many of the next deadlines the card shows. */
const most = 4;

/** What closes next: of the calls for which one's own house may apply, for those who have one. */
@Component({
  selector: 'app-deadline-card',
  imports: [Badge, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './deadline-card.html',
  styleUrl: '../overview-entries.scss',
})
export class DeadlineCard {
  private readonly session = inject(SessionStore);
  private readonly today = inject(Clock).today();
  private readonly isOwn = computed(() =>
    fieldRoles.some((role) => role === this.session.account()?.role),
  );
  protected readonly resource = inject(CalendarClient).entries(() => ({
    kind: 'deadline',
    isMine: this.isOwn() ? 'true' : undefined,
    limit: most,
  }));
  private readonly list = lastValue(this.resource);
  protected readonly heading = computed(() =>
    this.isOwn() ? 'Stichtage, die zu Ihnen passen' : 'Nächste Stichtage',
  );
  protected readonly deadlines = computed(() =>
    this.list()?.items.map((entry) => ({
      id: entry.id,
      title: entry.title,
      address: entryAddress(entry),
      text: `${kindText(entry)}${whenText(entry)} (${relativeDayText(entry.day, this.today)})`,
      badge: stateBadge(entry.kind, entry.state),
    })),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('fundingCall.changed', reload);
    onReconnect(reload);
  }
}

function kindText({ deadlineKind }: CalendarEntry): string {
  return deadlineKind === null ? '' : `${deadlineKindNames[deadlineKind]} · `;
}
