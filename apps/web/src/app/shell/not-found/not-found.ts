import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, PageHeader } from '@quartiersforum/ui/frame';

@Component({
  selector: 'app-not-found',
  imports: [Button, PageHeader, RouterLink],
  template: `<ui-page-header
      heading="Seite nicht gefunden"
      lead="Unter dieser Adresse gibt es nichts. Vielleicht hat sich ein Tippfehler eingeschlichen, oder die Seite ist umgezogen."
    />
    <a uiButton variant="primary" routerLink="/">Zur Übersicht</a>`,
})
export class NotFound {}
