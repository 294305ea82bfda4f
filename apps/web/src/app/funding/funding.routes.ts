import type { Routes } from '@angular/router';
import { permittedOnly } from '../core/session/session-guard';

/** Funding: the list of calls with the ends of funding below, and one call. */
export const fundingRoutes: Routes = [
  {
    path: '',
    title: 'Förderung',
    loadComponent: async () => (await import('./funding-page/funding-page')).FundingPage,
  },
  {
    path: ':id',
    title: 'Förderaufruf',
    canActivate: [permittedOnly('fundingCall.list')],
    loadComponent: async () => (await import('./call-page/call-page')).CallPage,
  },
];
