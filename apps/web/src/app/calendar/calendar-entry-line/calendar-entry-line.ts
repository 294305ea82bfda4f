import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarEntry } from '@quartiersforum/domain';
import { Badge, Button } from '@quartiersforum/ui/frame';
import { DateTile } from '../../core/date-tile/date-tile';
import { Clock } from '../../core/time/clock';
import { relativeDayText } from '../../core/time/relative-text';
import { CalendarClient } from '../calendar-client';
import { stateBadge } from '../calendar-names';
import { entryAddress, kindText, whenText } from '../calendar-text';

/** One dated thing in a list: when, what, whose, and as a file for one's own calendar. */
@Component({
  selector: 'app-calendar-entry-line',
  imports: [Badge, Button, DateTile, RouterLink],
  templateUrl: './calendar-entry-line.html',
  styleUrl: './calendar-entry-line.scss',
})
export class CalendarEntryLine {
  readonly entry = input.required<CalendarEntry>();

  private readonly client = inject(CalendarClient);
  private readonly today = inject(Clock).today();
  protected readonly address = computed(() => entryAddress(this.entry()));
  protected readonly kind = computed(() => kindText(this.entry()));
  protected readonly when = computed(() => whenText(this.entry()));
  protected readonly distance = computed(() => relativeDayText(this.entry().day, this.today));
  protected readonly badge = computed(() => stateBadge(this.entry().kind, this.entry().state));
  protected readonly place = computed(() =>
    [this.entry().place ?? '', this.entry().detail].filter(Boolean).join(' · '),
  );
  /** What is put off or taken back belongs in nobody's calendar. */
  protected readonly file = computed(() =>
    ['postponed', 'cancelled'].includes(this.entry().state)
      ? null
      : this.client.fileAddress(this.entry()),
  );
}
