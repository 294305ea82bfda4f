import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router } from '@angular/router';
import {
  type CalendarApi,
  type CalendarOptions,
  FullCalendarComponent,
  FullCalendarModule,
} from '@fullcalendar/angular';
import dayGridPlugin from 'fullcalendar/daygrid';
import german from 'fullcalendar/locales/de';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';
import type { MonthEntry } from '../month-view/month-entry';
import { monthGridLook } from './month-grid-look';
import { steppedTo } from './month-grid-keys';

/**
 * A month in seven columns, drawn by FullCalendar. Every entry is a link, so that Tab, a new tab and a screen reader work as everywhere;
 * the arrow keys go from entry to entry, and Page Up and Page Down to the month before and after.
 *
 * The one thing a newcomer would get wrong: FullCalendar draws with its own code and not with Angular's, so options that it gets anew
 * are drawn anew. What never changes is therefore in one object (`monthGridLook`).
 */
@Component({
  selector: 'app-month-grid',
  imports: [FullCalendarModule],
  template: `<full-calendar [options]="options()" />`,
  styleUrl: './month-grid.scss',
  // FullCalendar's elements know nothing of Angular's style scopes; every class begins with `month-`.
  encapsulation: ViewEncapsulation.None,
  host: { '(keydown)': 'onKey($event)' },
})
export class MonthGrid {
  /** `YYYY-MM`. */
  readonly month = input.required<string>();
  /** The month in words. */
  readonly name = input.required<string>();
  readonly entries = input.required<readonly MonthEntry[]>();
  /** -1: to the month before; 1: to the month after. */
  readonly leafed = output<number>();

  private readonly router = inject(Router);
  private readonly today = inject(Clock).today();
  private readonly calendar = viewChild.required(FullCalendarComponent);
  private readonly plugins = [dayGridPlugin];
  private readonly open: CalendarOptions['eventClick'] = ({ event, jsEvent }) => {
    const { ctrlKey, metaKey, shiftKey } = jsEvent;
    if (ctrlKey || metaKey || shiftKey) return;
    jsEvent.preventDefault();
    void this.router.navigateByUrl(event.url);
  };
  /** Drawing anew takes the focus away and closes what is open; so only what has changed is drawn anew. */
  private readonly events = computed(
    () =>
      this.entries().map((entry, order) => ({
        ...{ id: entry.id, title: entry.title, start: entry.day, allDay: true, url: entry.address },
        extendedProps: { entry, order },
      })),
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );

  protected readonly options = computed<CalendarOptions>(() => ({
    ...monthGridLook,
    plugins: this.plugins,
    locale: german,
    now: this.today,
    initialDate: `${this.month()}-01`,
    events: this.events(),
    moreLinkHint: moreHint,
    eventClick: this.open,
  }));

  constructor() {
    effect(() => {
      // Asked for before anything else: what an effect does not read the first time it never follows.
      const first = `${this.month()}-01`;
      this.drawn()?.gotoDate(first);
    });
  }

  /** `null` until it is drawn for the first time, which then begins with the right month. */
  private drawn(): CalendarApi | null {
    return this.calendar().getApi();
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key === 'PageUp' || event.key === 'PageDown') {
      event.preventDefault();
      this.leafed.emit(event.key === 'PageUp' ? -1 : 1);
      return;
    }
    const next = steppedTo(event);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  }
}

function moreHint(count: number): string {
  return `${countText(count, 'weiteren Eintrag', 'weitere Einträge')} zeigen`;
}
