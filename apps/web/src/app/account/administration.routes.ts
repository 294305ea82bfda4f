import type { Routes } from '@angular/router';

/** The administration: three lists under one heading, each with its own address. */
export const administrationRoutes: Routes = [
  {
    path: '',
    loadComponent: async () =>
      (await import('./administration-page/administration-page')).AdministrationPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'konten' },
      {
        path: 'konten',
        title: 'Konten',
        loadComponent: async () => (await import('./account-list/account-list')).AccountList,
      },
      {
        path: 'einladungen',
        title: 'Einladungen',
        loadComponent: async () =>
          (await import('./invitation-list/invitation-list')).InvitationList,
      },
      {
        path: 'postausgang',
        title: 'Postausgang',
        loadComponent: async () => (await import('./outbox-list/outbox-list')).OutboxList,
      },
    ],
  },
];
