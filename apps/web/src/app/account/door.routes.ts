import type { Routes } from '@angular/router';

/** The doors: pages that nobody has to be signed in for. */
export const doorRoutes: Routes = [
  {
    path: 'anmelden',
    title: 'Anmelden',
    loadComponent: async () => (await import('./sign-in-page/sign-in-page')).SignInPage,
  },
  {
    path: 'einladung/:token',
    title: 'Einladung',
    loadComponent: async () => (await import('./invitation-page/invitation-page')).InvitationPage,
  },
  {
    path: 'passwort-vergessen',
    title: 'Passwort vergessen',
    loadComponent: async () =>
      (await import('./password-request-page/password-request-page')).PasswordRequestPage,
  },
  {
    path: 'passwort/:token',
    title: 'Neues Passwort',
    loadComponent: async () => (await import('./password-page/password-page')).PasswordPage,
  },
  {
    path: 'stoerung',
    title: 'Störung',
    loadComponent: async () => (await import('../shell/disturbance/disturbance')).Disturbance,
  },
];
