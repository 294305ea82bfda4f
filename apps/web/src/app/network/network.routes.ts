import type { Routes } from '@angular/router';
import { permittedOnly } from '../core/session/session-guard';

const historyPage = async () => (await import('./history-page/history-page')).HistoryPage;

/** The network: its lists under one heading, and the pages of single things. */
export const networkRoutes: Routes = [
  {
    path: '',
    loadComponent: async () => (await import('./network-page/network-page')).NetworkPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'anlaufstellen' },
      {
        path: 'anlaufstellen',
        title: 'Anlaufstellen',
        data: { creates: 'contactPoint' },
        loadComponent: async () =>
          (await import('./contact-point-register/contact-point-register')).ContactPointRegister,
      },
      {
        path: 'traeger',
        title: 'Träger und Partner',
        data: { creates: 'organisation' },
        canActivate: [permittedOnly('organisation.list')],
        loadComponent: async () =>
          (await import('./organisation-list/organisation-list')).OrganisationList,
      },
      {
        path: 'gremien',
        title: 'Gremien',
        data: { creates: 'body' },
        canActivate: [permittedOnly('body.list')],
        loadComponent: async () => (await import('./body-list/body-list')).BodyList,
      },
      {
        path: 'personen',
        title: 'Personen',
        data: { creates: 'person' },
        canActivate: [permittedOnly('person.list')],
        loadComponent: async () => (await import('./person-list/person-list')).PersonList,
      },
    ],
  },
  {
    path: 'import',
    title: 'Register aus einer Tabelle',
    canActivate: [permittedOnly('register.import')],
    loadComponent: async () => (await import('./transfer/import-page/import-page')).ImportPage,
  },
  {
    path: 'bestaetigungen',
    title: 'Lange nicht bestätigt',
    canActivate: [permittedOnly('confirmation.list')],
    loadComponent: async () =>
      (await import('./confirmation/stale-register/stale-register')).StaleRegister,
  },
  {
    path: 'anlaufstellen/:id/verlauf',
    title: 'Verlauf',
    data: { kind: 'contactPoint' },
    loadComponent: historyPage,
  },
  {
    path: 'personen/:id/verlauf',
    title: 'Verlauf',
    data: { kind: 'person' },
    canActivate: [permittedOnly('person.history')],
    loadComponent: historyPage,
  },
  {
    path: 'anlaufstellen/:id',
    title: 'Anlaufstelle',
    loadComponent: async () =>
      (await import('./contact-point-page/contact-point-page')).ContactPointPage,
  },
  {
    path: 'traeger/:id/verlauf',
    title: 'Verlauf',
    data: { kind: 'organisation' },
    loadComponent: historyPage,
  },
  {
    path: 'traeger/:id',
    title: 'Träger',
    loadComponent: async () =>
      (await import('./organisation-page/organisation-page')).OrganisationPage,
  },
  {
    path: 'gremien/:id/verlauf',
    title: 'Verlauf',
    data: { kind: 'body' },
    loadComponent: historyPage,
  },
  {
    path: 'gremien/:id',
    title: 'Gremium',
    loadComponent: async () => (await import('./body-page/body-page')).BodyPage,
  },
];
