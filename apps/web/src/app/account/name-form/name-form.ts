import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { updateProfileSchema } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { AccountClient } from '../account-client';

/** Changes one's own name. */
@Component({
  selector: 'app-name-form',
  imports: [Button, Field, FormField, FormRoot, Notice, TextInput],
  template: `<form class="ui-form" [formRoot]="form">
    @if (submission.failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    <ui-field
      label="Name"
      hint="So sehen die anderen Sie, auch beim gemeinsamen Schreiben."
      required
    >
      <input uiInput autocomplete="name" [formField]="form.displayName" />
    </ui-field>
    <div>
      <button uiButton type="submit" [busy]="form().submitting()">Namen speichern</button>
    </div>
  </form>`,
})
export class NameForm {
  private readonly client = inject(AccountClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);

  private readonly value = signal({ displayName: this.session.account()?.displayName ?? '' });
  protected readonly submission = submission<{ displayName: string }>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, updateProfileSchema);
    },
    this.submission.options,
  );

  private async save(value: { displayName: string }): Promise<void> {
    await this.client.updateProfile(value);
    await this.session.refresh();
    this.toaster.show('Name gespeichert.');
  }
}
