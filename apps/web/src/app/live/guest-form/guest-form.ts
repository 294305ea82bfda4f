import { Component, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { guestVisitSchema, type LiveView } from '@quartiersforum/domain';
import { Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { LiveClient } from '../live-client';

const empty = { name: '', affiliation: '' };

/** Lets somebody without an account into this one meeting. They stay known on this device until it is over. */
@Component({
  selector: 'app-guest-form',
  imports: [Button, Field, FormField, FormRoot, Notice, TextInput],
  template: `<form class="ui-form" [formRoot]="form">
    @if (submission.failure(); as failure) {
      <ui-notice variant="danger">{{ failure.text }}</ui-notice>
    }
    <ui-field label="Ihr Name" hint="So stehen Sie auf der Redeliste und im Protokoll." required>
      <input uiInput autocomplete="name" [formField]="form.name" />
    </ui-field>
    <ui-field label="Organisation" optional>
      <input uiInput autocomplete="organization" [formField]="form.affiliation" />
    </ui-field>
    <button uiButton variant="primary" type="submit" [busy]="form().submitting()">
      Als Gast teilnehmen
    </button>
  </form>`,
})
export class GuestForm {
  readonly token = input.required<string>();
  readonly admitted = output<LiveView>();

  private readonly client = inject(LiveClient);
  private readonly value = signal(empty);
  protected readonly submission = submission<typeof empty>((value) => this.enter(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, guestVisitSchema.omit({ token: true }));
    },
    this.submission.options,
  );

  private async enter({ name, affiliation }: typeof empty): Promise<void> {
    this.admitted.emit(await this.client.visit({ token: this.token(), name, affiliation }));
  }
}
