import { Component, computed, input } from '@angular/core';
import { networkTimeZone } from '@quartiersforum/domain/rules';

const dayFormat = new Intl.DateTimeFormat('de-DE', { day: 'numeric', timeZone: networkTimeZone });
const monthFormat = new Intl.DateTimeFormat('de-DE', { month: 'short', timeZone: networkTimeZone });

/** The day as on a tear-off calendar, to find a date at a glance. Silent: the date in words stands beside it. */
@Component({
  selector: 'app-date-tile',
  template: `<span class="month">{{ month() }}</span> <span class="day">{{ day() }}</span>`,
  styleUrl: './date-tile.scss',
  host: { 'aria-hidden': 'true' },
})
export class DateTile {
  /** Whether the date was taken back and a new one follows. */
  readonly isOpen = input(false);
  /** An instant (ISO 8601) or a day of the network (`YYYY-MM-DD`). */
  readonly startsAt = input.required<string>();
  private readonly date = computed(() => new Date(this.startsAt()));
  protected readonly day = computed(() =>
    this.isOpen() ? '?' : dayFormat.format(this.date()).replace('.', ''),
  );
  protected readonly month = computed(() =>
    this.isOpen() ? 'offen' : monthFormat.format(this.date()).replace('.', ''),
  );
}
