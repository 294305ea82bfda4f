import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Organisation } from '@quartiersforum/domain';
import { Button, Icon, Menu, MenuItem, MenuTrigger, Toaster } from '@quartiersforum/ui/frame';
import { ClosingDialog } from '../closing-dialog/closing-dialog';
import { OrganisationDialog } from '../organisation-dialog/organisation-dialog';
import { OrganisationStore } from '../organisation-store';
import { RegisterClient } from '../register-client';

/** What somebody may do with an organisation: change its entry, see what it said before, close it. */
@Component({
  selector: 'app-organisation-actions',
  imports: [
    Button,
    ClosingDialog,
    Icon,
    Menu,
    MenuItem,
    MenuTrigger,
    OrganisationDialog,
    RouterLink,
  ],
  templateUrl: './organisation-actions.html',
  host: { class: 'ui-row' },
})
export class OrganisationActions {
  readonly organisation = input.required<Organisation>();

  private readonly client = inject(RegisterClient);
  private readonly toaster = inject(Toaster);
  protected readonly store = inject(OrganisationStore);
  protected readonly open = signal<'edit' | 'close' | null>(null);
  protected readonly close = async (closedOn: string): Promise<void> => {
    const { id, name, version } = this.organisation();
    this.store.adopt(await this.client.updateOrganisation(id, { version, closedOn }));
    this.toaster.show(`„${name}“ ist geschlossen.`, 'success', {
      label: 'Rückgängig',
      run: () => this.reopen(),
    });
  };

  protected reopen(): void {
    void this.store.run(
      ({ id, version }) => this.client.updateOrganisation(id, { version, closedOn: null }),
      'Der Eintrag ist wieder offen.',
    );
  }
}
