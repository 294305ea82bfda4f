import type { CalendarOptions, DayCellInfo, EventDisplayInfo } from '@fullcalendar/angular';
import { dayText } from '../../core/time/time-text';
import type { MonthEntry } from '../month-view/month-entry';

/** Entries of one day that are shown; the others are behind "… weitere". */
const mostPerDay = 4;

/**
 * How the month looks, the same for every month: our class names for FullCalendar's elements, whose own look we do not load.
 *
 * Names of cells and columns are put right here: FullCalendar hides their text from screen readers and says it in an `aria-label`
 * instead, which then replaces what is in the cell.
 */
export const monthGridLook: CalendarOptions = {
  initialView: 'dayGridMonth',
  // Every entry lies on a whole day of the network, so that no time zone can move it.
  timeZone: 'UTC',
  headerToolbar: false,
  height: 'auto',
  fixedWeekCount: false,
  showNonCurrentDates: false,
  tableHeaderSticky: false,
  dayMaxEvents: mostPerDay,
  eventOrder: 'order',
  moreLinkText: (count) => `${count} weitere`,
  closeHint: 'Schließen',
  popoverFormat: { day: 'numeric', month: 'long', year: 'numeric' },

  tableClass: 'month-table',
  dayHeaderInnerClass: 'month-weekday',
  dayHeaderAlign: 'start',
  dayHeaderDividerClass: 'month-line',
  dayRowClass: 'month-week',
  dayCellClass: ({ isToday, isDisabled, inPopover }) =>
    [
      inPopover ? '' : 'month-day',
      isToday ? 'is-today' : '',
      isDisabled ? 'is-other-month' : '',
    ].join(' '),
  dayCellTopInnerClass: 'month-number',
  eventClass: (info) => ['month-entry', `is-${entryOf(info).tone}`].join(' '),
  eventInnerClass: 'month-entry-words',
  eventContent: (info) => ({ domNodes: wordsOf(entryOf(info)) }),
  moreLinkClass: 'month-more',
  popoverClass: 'month-popover',
  popoverCloseClass: 'month-popover-close',
  popoverCloseContent: '×',

  dayHeaderDidMount: ({ el }) => unhide(el),
  dayCellDidMount: ({ el }: { el: HTMLElement } & DayCellInfo) => {
    el.removeAttribute('aria-label');
    unhide(el);
  },
};

function entryOf({ event }: EventDisplayInfo): MonthEntry {
  return event.extendedProps['entry'] as MonthEntry;
}

/** The day stands at the end for those who hear the link alone. */
function wordsOf({ mark, title, note, isOff, day }: MonthEntry): HTMLElement[] {
  return [
    ...(mark === '' ? [] : [words('month-mark', `${mark} `)]),
    words(isOff ? 'month-title is-off' : 'month-title', title),
    ...(note === '' ? [] : [words('month-note', ` (${note})`)]),
    words('ui-visually-hidden', `, ${dayText(day)}`),
  ];
}

function words(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function unhide(cell: HTMLElement): void {
  cell.querySelector('[aria-hidden]')?.removeAttribute('aria-hidden');
}
