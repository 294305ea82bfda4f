import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageHeader, TabNav } from '@quartiersforum/ui/frame';

/** Accounts, invitations and mails; for the coordinator. */
@Component({
  selector: 'app-administration-page',
  imports: [PageHeader, RouterLink, RouterLinkActive, RouterOutlet, TabNav],
  template: `<ui-page-header
      heading="Verwaltung"
      lead="Wer Zugang hat, wer eingeladen ist, welche Mails geschrieben wurden."
    />
    <nav uiTabNav aria-label="Verwaltung">
      @for (tab of tabs; track tab.address) {
        <a [routerLink]="tab.address" routerLinkActive ariaCurrentWhenActive="page">{{
          tab.name
        }}</a>
      }
    </nav>
    <div class="tab"><router-outlet /></div>`,
  styles: `
    .tab {
      margin-top: var(--ui-space-6);
    }
  `,
})
export class AdministrationPage {
  protected readonly tabs = [
    { name: 'Konten', address: 'konten' },
    { name: 'Einladungen', address: 'einladungen' },
    { name: 'Postausgang', address: 'postausgang' },
  ];
}
