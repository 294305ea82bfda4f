import { Component, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ContactPoint } from '@quartiersforum/domain';
import { Button, Icon, Menu, MenuItem, MenuTrigger, Toaster } from '@quartiersforum/ui/frame';
import { ClosingDialog } from '../closing-dialog/closing-dialog';
import { ContactPointDialog } from '../contact-point-dialog/contact-point-dialog';
import { ContactPointStore } from '../contact-point-store';
import { RegisterClient } from '../register-client';

/** What somebody may do with a contact point: change its entry, see what it said before, close it. */
@Component({
  selector: 'app-contact-point-actions',
  imports: [
    Button,
    ClosingDialog,
    ContactPointDialog,
    Icon,
    Menu,
    MenuItem,
    MenuTrigger,
    RouterLink,
  ],
  templateUrl: './contact-point-actions.html',
  host: { class: 'ui-row' },
})
export class ContactPointActions {
  readonly contactPoint = input.required<ContactPoint>();
  /** Whether the address asks for the form, as a link in a mail does. */
  readonly isAskedToEdit = input(false);

  private readonly client = inject(RegisterClient);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  protected readonly store = inject(ContactPointStore);
  protected readonly open = linkedSignal<'edit' | 'close' | null>(() =>
    this.isAskedToEdit() ? 'edit' : null,
  );
  protected readonly close = async (closedOn: string): Promise<void> => {
    const { id, name, version } = this.contactPoint();
    this.store.adopt(await this.client.updateContactPoint(id, { version, closedOn }));
    this.toaster.show(`„${name}“ ist geschlossen.`, 'success', {
      label: 'Rückgängig',
      run: () => this.reopen(),
    });
  };

  protected stopEditing(): void {
    this.open.set(null);
    if (this.isAskedToEdit())
      void this.router.navigate([], { queryParams: { bearbeiten: null }, replaceUrl: true });
  }

  protected reopen(): void {
    void this.store.run(
      ({ id, version }) => this.client.updateContactPoint(id, { version, closedOn: null }),
      'Die Anlaufstelle ist wieder offen.',
    );
  }
}
