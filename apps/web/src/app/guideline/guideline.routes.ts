import type { Routes } from '@angular/router';
import { keepUnsavedText } from '../document/leaving';

/** The guidelines: the list, and one guideline with its text. */
export const guidelineRoutes: Routes = [
  {
    path: '',
    title: 'Leitlinien',
    loadComponent: async () =>
      (await import('./guideline-list-page/guideline-list-page')).GuidelineListPage,
  },
  {
    path: ':id',
    title: 'Leitlinien',
    canDeactivate: [keepUnsavedText],
    loadComponent: async () => (await import('./guideline-page/guideline-page')).GuidelinePage,
  },
];
