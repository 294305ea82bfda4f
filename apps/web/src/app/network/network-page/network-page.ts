import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Button, PageHeader, TabNav } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { type Creatable, RegisterCreation } from '../register-creation/register-creation';

/** Who works in the network: contact points, organisations, bodies and people, each list with its own address. */
@Component({
  selector: 'app-network-page',
  imports: [
    Button,
    PageHeader,
    RegisterCreation,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    TabNav,
  ],
  template: `<ui-page-header
      heading="Netzwerk"
      lead="Die Anlaufstellen, ihre Träger und die Gremien der Quartiersarbeit in Bottrop."
    >
      @if (own(); as address) {
        <a actions uiButton [routerLink]="address">Unser Eintrag</a>
      }
      @if (creates(); as kind) {
        <app-register-creation actions [kind]="kind" />
      }
    </ui-page-header>
    <nav uiTabNav aria-label="Netzwerk">
      @for (tab of tabs(); track tab.address) {
        <a [routerLink]="tab.address" routerLinkActive ariaCurrentWhenActive="page">{{
          tab.name
        }}</a>
      }
    </nav>
    <div class="tab"><router-outlet #outlet="outlet" (activate)="look(outlet)" /></div>`,
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
      { name: 'Personen', address: 'personen', isOpen: this.session.may('person.list') },
    ].filter((tab) => tab.isOpen),
  );
  /** Where the entry of the person's own place is kept; the coordinator keeps all of them and needs no short way to one. */
  protected readonly own = computed(() => {
    if (this.session.may('contactPoint.create')) return null;
    const { contactPoint, organisation } = this.session.account() ?? {};
    if (contactPoint) return ['/netzwerk/anlaufstellen', contactPoint.id];
    return organisation && this.session.may('organisation.read')
      ? ['/netzwerk/traeger', organisation.id]
      : null;
  });
  /** What can be entered beside the list that is shown. */
  protected readonly creates = signal<Creatable | null>(null);

  protected look(outlet: RouterOutlet): void {
    this.creates.set((outlet.activatedRouteData['creates'] as Creatable | undefined) ?? null);
  }
}
