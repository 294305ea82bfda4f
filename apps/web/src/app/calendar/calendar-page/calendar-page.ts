import { DOCUMENT } from '@angular/common';
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Button, Icon, PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { CalendarFilterAddress } from '../calendar-filter-address';
import { CalendarFilters } from '../calendar-filters/calendar-filters';
import { CalendarStore } from '../calendar-store';

/**
 * Everything that has a date and that the person may see: meetings, deadlines of funding calls, ends of funding. As a list first, and as
 * a month; both have the same filters, which stay in the address.
 */
@Component({
  selector: 'app-calendar-page',
  imports: [
    Button,
    CalendarFilters,
    Icon,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TabNav,
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
  providers: [CalendarFilterAddress, CalendarStore],
})
export class CalendarPage {
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly address = inject(CalendarFilterAddress);
  protected readonly store = inject(CalendarStore);
  protected readonly views = [
    { name: 'Liste', address: '/kalender' },
    { name: 'Monat', address: '/kalender/monat' },
  ];

  protected print(): void {
    this.window?.print();
  }
}
