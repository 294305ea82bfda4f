import type { Routes } from '@angular/router';
import { keepUnsavedText } from '../document/leaving';

/** The tab of a meeting's minutes; nobody leaves it by accident with text that is nowhere else. */
export const minutesTabRoutes: Routes = [
  {
    path: '',
    title: 'Protokoll',
    canDeactivate: [keepUnsavedText],
    loadComponent: async () => (await import('./minutes-tab/minutes-tab')).MinutesTab,
  },
];
