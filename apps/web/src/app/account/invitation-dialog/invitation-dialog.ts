import { Component, inject, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { createInvitationSchema, invitationDays, type Role } from '@quartiersforum/domain';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { AccountClient } from '../account-client';
import { type Place, RoleAndPlace, toPlaceIds } from '../role-and-place/role-and-place';

interface InvitationForm extends Place {
  email: string;
  displayName: string;
  role: Role;
}

const empty: InvitationForm = {
  email: '',
  displayName: '',
  role: 'fieldworker',
  organisationId: '',
  contactPointId: '',
};

/** Invites somebody to an account, bound to their address and role. */
@Component({
  selector: 'app-invitation-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, RoleAndPlace, TextInput],
  templateUrl: './invitation-dialog.html',
})
export class InvitationDialog {
  readonly open = model.required<boolean>();
  readonly invited = output();

  private readonly client = inject(AccountClient);
  private readonly toaster = inject(Toaster);
  protected readonly days = invitationDays;

  private readonly value = signal(empty);
  protected readonly submission = submission<InvitationForm>((value) => this.invite(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(
        path,
        createInvitationSchema.pick({ email: true, displayName: true, role: true }).strip(),
      );
    },
    this.submission.options,
  );

  protected startAnew(): void {
    this.value.set(empty);
    this.form().reset();
  }

  private async invite(value: InvitationForm): Promise<void> {
    await this.client.createInvitation({
      ...value,
      ...toPlaceIds(value),
    });
    this.open.set(false);
    this.toaster.show(`Einladung an ${value.email} geschrieben.`);
    this.invited.emit();
  }
}
