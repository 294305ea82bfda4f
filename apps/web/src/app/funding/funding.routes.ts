import type { Routes } from '@angular/router';
import { permittedOnly } from '../core/session/session-guard';

/** Funding: the calls as a list, with the ends of funding below, or as a month; and one call. */
export const fundingRoutes: Routes = [
  {
    path: '',
    loadComponent: async () => (await import('./funding-page/funding-page')).FundingPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Förderung',
        loadComponent: async () =>
          (await import('./funding-list-view/funding-list-view')).FundingListView,
      },
      {
        path: 'monat',
        title: 'Förderung, Monat',
        canActivate: [permittedOnly('fundingCall.list')],
        loadComponent: async () => (await import('./funding-month/funding-month')).FundingMonth,
      },
      {
        path: 'zeitstrahl',
        title: 'Förderung, Zeitstrahl',
        loadComponent: async () =>
          (await import('./ending-register/ending-register')).EndingRegister,
      },
    ],
  },
  {
    path: 'programme',
    title: 'Förderprogramme',
    canActivate: [permittedOnly('fundingProgramme.list')],
    loadComponent: async () =>
      (await import('./programme-list-page/programme-list-page')).ProgrammeListPage,
  },
  {
    path: ':id',
    title: 'Förderaufruf',
    canActivate: [permittedOnly('fundingCall.list')],
    loadComponent: async () => (await import('./call-page/call-page')).CallPage,
  },
];
