import type { Routes } from '@angular/router';
import { permittedOnly } from '../core/session/session-guard';

/** The calendar: as a list first, as a month, and as something that other calendars follow. */
export const calendarRoutes: Routes = [
  {
    path: '',
    canActivate: [permittedOnly('calendar.list')],
    loadComponent: async () => (await import('./calendar-page/calendar-page')).CalendarPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Kalender',
        loadComponent: async () => (await import('./calendar-list/calendar-list')).CalendarList,
      },
      {
        path: 'monat',
        title: 'Kalender, Monat',
        loadComponent: async () => (await import('./calendar-month/calendar-month')).CalendarMonth,
      },
    ],
  },
  {
    path: 'abonnieren',
    title: 'Kalender abonnieren',
    canActivate: [permittedOnly('calendar.list')],
    loadComponent: async () => (await import('./subscribe-page/subscribe-page')).SubscribePage,
  },
];
