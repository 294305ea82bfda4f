import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../../../core/session/session-store';

/** The whole register as a table, to take along and to bring back, for those who may. */
@Component({
  selector: 'app-transfer-links',
  imports: [RouterLink],
  template: `@if (mayExport()) {
    <p class="ui-small ui-row ui-no-print">
      <span class="ui-muted">Das ganze Register als Tabelle:</span>
      <a href="/api/register-export?format=ods" download>ODS herunterladen</a>
      <a href="/api/register-export?format=csv" download>CSV herunterladen</a>
      @if (mayImport()) {
        <a routerLink="/netzwerk/import">Aus einer Tabelle übernehmen</a>
      }
    </p>
  }`,
  styles: `
    p {
      flex-wrap: wrap;
      gap: var(--ui-space-2) var(--ui-space-4);
      margin-top: var(--ui-space-4);
    }
  `,
})
export class TransferLinks {
  private readonly session = inject(SessionStore);
  protected readonly mayExport = computed(() => this.session.may('register.export'));
  protected readonly mayImport = computed(() => this.session.may('register.import'));
}
