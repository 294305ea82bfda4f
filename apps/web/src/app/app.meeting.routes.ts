import type { Routes } from '@angular/router';
import { permittedOnly } from './core/session/session-guard';

/**
 * Meetings: the list, the series, and one meeting with its tabs.
 *
 * Composed here and not in the room, because what happens in a meeting (`live`, `minutes`) stands on `meeting` and not the other way
 * round. The tabs inject the `MeetingStore` that `MeetingPage` provides.
 */
export const meetingRoutes: Routes = [
  {
    path: '',
    title: 'Treffen',
    loadComponent: async () =>
      (await import('./meeting/meeting-list-page/meeting-list-page')).MeetingListPage,
  },
  {
    path: 'reihen/:id',
    title: 'Reihe',
    canActivate: [permittedOnly('meetingSeries.update')],
    loadComponent: async () => (await import('./meeting/series-page/series-page')).SeriesPage,
  },
  {
    path: ':id/dabei',
    title: 'Dabei',
    loadComponent: async () => (await import('./live/attend-page/attend-page')).AttendPage,
  },
  {
    path: ':id/leitung',
    title: 'Leitung',
    loadComponent: async () => (await import('./live/lead-page/lead-page')).LeadPage,
  },
  {
    path: ':id',
    loadComponent: async () => (await import('./meeting/meeting-page/meeting-page')).MeetingPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Treffen',
        loadComponent: async () =>
          (await import('./meeting/meeting-overview/meeting-overview')).MeetingOverview,
      },
      {
        path: 'tagesordnung',
        title: 'Tagesordnung',
        loadComponent: async () => (await import('./meeting/agenda-page/agenda-page')).AgendaPage,
      },
      {
        path: 'teilnahme',
        title: 'Teilnahme',
        loadComponent: async () =>
          (await import('./meeting/participation-page/participation-page')).ParticipationPage,
      },
      {
        path: 'protokoll',
        loadChildren: async () => (await import('./minutes/minutes-tab.routes')).minutesTabRoutes,
      },
      {
        path: 'material',
        title: 'Material',
        loadComponent: async () =>
          (await import('./meeting/material-page/material-page')).MaterialPage,
      },
    ],
  },
];

/** Minutes on their own: found by searching, and read or printed as they were approved. */
export const minutesRoutes: Routes = [
  {
    path: '',
    title: 'Protokolle',
    canActivate: [permittedOnly('minutes.list')],
    loadComponent: async () =>
      (await import('./minutes/minutes-list-page/minutes-list-page')).MinutesListPage,
  },
  {
    path: ':meetingId/fassung/:number',
    title: 'Protokoll',
    loadComponent: async () =>
      (await import('./minutes/minutes-version-page/minutes-version-page')).MinutesVersionPage,
  },
];
