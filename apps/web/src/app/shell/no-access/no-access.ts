import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, PageHeader } from '@quartiersforum/ui/frame';

/** Shown at the address of a page that the person's role does not open. */
@Component({
  selector: 'app-no-access',
  imports: [Button, PageHeader, RouterLink],
  template: `<ui-page-header
      heading="Kein Zugriff"
      lead="Diese Seite ist für Ihre Rolle nicht geöffnet. Wenn Sie sie brauchen, fragen Sie bitte die Quartierskoordination."
    />
    <a uiButton variant="primary" routerLink="/">Zur Übersicht</a>`,
})
export class NoAccess {}
