import type { Routes } from '@angular/router';
import { doorRoutes } from './account/door.routes';
import { permittedOnly, signedInOnly, signedOutOnly } from './core/session/session-guard';

/**
 * Every address of the product. Pages in the frame need a sign-in; the doors before it do not.
 *
 * Addresses are German because people read and pass them on; each room's own pages are in its `‹room›.routes.ts`, loaded when first visited.
 */
export const routes: Routes = [
  ...doorRoutes,
  {
    path: 'antwort/:token',
    title: 'Rückmeldung',
    loadComponent: async () => (await import('./meeting/response-page/response-page')).ResponsePage,
  },
  {
    path: 'bestaetigen/:token',
    title: 'Eintrag bestätigen',
    loadComponent: async () =>
      (await import('./network/confirmation/confirmation-page/confirmation-page')).ConfirmationPage,
  },
  {
    path: 'erinnerungen/:token',
    title: 'Erinnerungen',
    loadComponent: async () =>
      (await import('./reminder/reminder-link-page/reminder-link-page')).ReminderLinkPage,
  },
  // With a guest's cookie or the token of the QR code it needs no sign-in; whoever is signed in has it in the frame.
  {
    path: 'treffen/:id/dabei',
    title: 'Dabei',
    canMatch: [signedOutOnly],
    loadComponent: async () => (await import('./live/guest-page/guest-page')).GuestPage,
  },
  // Fills the wall by itself: no frame around it.
  {
    path: 'treffen/:id/beamer',
    title: 'Beamer',
    canActivate: [signedInOnly],
    loadComponent: async () => (await import('./live/projector-page/projector-page')).ProjectorPage,
  },
  {
    path: '',
    canActivate: [signedInOnly],
    loadComponent: async () => (await import('./shell/frame/frame')).Frame,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Übersicht',
        loadComponent: async () =>
          (await import('./overview/overview-page/overview-page')).OverviewPage,
      },
      {
        path: 'treffen',
        loadChildren: async () => (await import('./app.meeting.routes')).meetingRoutes,
      },
      {
        path: 'protokolle',
        loadChildren: async () => (await import('./app.meeting.routes')).minutesRoutes,
      },
      {
        path: 'aufgaben',
        title: 'Aufgaben',
        canActivate: [permittedOnly('task.list')],
        loadComponent: async () => (await import('./task/task-page/task-page')).TaskPage,
      },
      {
        path: 'leitlinien',
        loadChildren: async () => (await import('./guideline/guideline.routes')).guidelineRoutes,
      },
      {
        path: 'foerderung',
        loadChildren: async () => (await import('./funding/funding.routes')).fundingRoutes,
      },
      {
        path: 'kalender',
        loadChildren: async () => (await import('./calendar/calendar.routes')).calendarRoutes,
      },
      {
        path: 'netzwerk',
        loadChildren: async () => (await import('./network/network.routes')).networkRoutes,
      },
      {
        path: 'profil/benachrichtigungen',
        title: 'Benachrichtigungen',
        canActivate: [permittedOnly('reminderSettings.read', { relation: 'self' })],
        loadComponent: async () =>
          (await import('./reminder/reminder-page/reminder-page')).ReminderPage,
      },
      {
        path: 'profil',
        title: 'Profil',
        loadComponent: async () =>
          (await import('./account/profile-page/profile-page')).ProfilePage,
      },
      {
        path: 'verwaltung',
        canActivate: [permittedOnly('account.list')],
        loadChildren: async () =>
          (await import('./account/administration.routes')).administrationRoutes,
      },
      {
        path: 'kein-zugriff',
        title: 'Kein Zugriff',
        loadComponent: async () => (await import('./shell/no-access/no-access')).NoAccess,
      },
      {
        path: '**',
        title: 'Seite nicht gefunden',
        loadComponent: async () => (await import('./shell/not-found/not-found')).NotFound,
      },
    ],
  },
];
