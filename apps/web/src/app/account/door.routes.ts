import type { Routes } from '@angular/router';

/** The doors: pages that nobody has to be signed in for. */
export const doorRoutes: Routes = [
  {
    path: 'anmelden',
    title: 'Anmelden',
    loadComponent: async () => (await import('./sign-in-page/sign-in-page')).SignInPage,
  },
  {
    path: 'stoerung',
    title: 'Störung',
    loadComponent: async () => (await import('../shell/disturbance/disturbance')).Disturbance,
  },
];
