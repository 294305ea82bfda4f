import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';

/** Who works in the network: contact points, organisations and bodies, each list with its own address. */
@Component({
  selector: 'app-network-page',
  imports: [PageHeader, RouterLink, RouterLinkActive, RouterOutlet, TabNav],
  template: `<ui-page-header
      heading="Netzwerk"
      lead="Die Anlaufstellen, ihre Träger und die Gremien der Quartiersarbeit in Bottrop."
    />
    <nav uiTabNav aria-label="Netzwerk">
      @for (tab of tabs(); track tab.address) {
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
export class NetworkPage {
  private readonly session = inject(SessionStore);
  protected readonly tabs = computed(() =>
    [
      { name: 'Anlaufstellen', address: 'anlaufstellen', isOpen: true },
      {
        name: 'Träger und Partner',
        address: 'traeger',
        isOpen: this.session.may('organisation.list'),
      },
      { name: 'Gremien', address: 'gremien', isOpen: this.session.may('body.list') },
    ].filter((tab) => tab.isOpen),
  );
}
