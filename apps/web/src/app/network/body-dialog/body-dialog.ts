import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type Body, createBodySchema } from '@quartiersforum/domain';
import { Dialog, Field, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { BodyStore } from '../body-store';
import { RegisterClient } from '../register-client';

type BodyForm = Record<'name' | 'purpose' | 'rhythm' | 'membershipRule', string>;

const emptyBody: BodyForm = { name: '', purpose: '', rhythm: '', membershipRule: '' };
const names: Readonly<Record<keyof BodyForm, string>> = {
  name: 'Name',
  purpose: 'Aufgabe',
  rhythm: 'Rhythmus',
  membershipRule: 'Wer gehört dazu',
};
const fields = createBodySchema.shape;

/** A new body, or the change of one; its members are entered on its page. */
@Component({
  selector: 'app-body-dialog',
  imports: [Button, Dialog, Field, FormField, FormNotices, FormRoot, Textarea, TextInput],
  templateUrl: './body-dialog.html',
})
export class BodyDialog implements OnInit {
  /** The body to change; null makes a new one. */
  readonly body = input<Body | null>(null);
  readonly closed = output();
  /** The id of what was saved. */
  readonly saved = output<string>();

  private readonly client = inject(RegisterClient);
  private readonly toaster = inject(Toaster);
  /** Where one is changed; the list, where one is begun, has none. */
  private readonly store = inject(BodyStore, { optional: true });
  private readonly value = signal(emptyBody);
  private readonly shared = new ConcurrentForm<BodyForm>(
    this.value,
    () => this.store?.versionOf(bodyFormOf) ?? null,
    async () => this.store?.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn((keys, now) =>
    keys.map((key) => ({ name: names[key], text: now[key] || 'nichts' })),
  );
  protected readonly submission = submission<BodyForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, fields.name);
      validateStandardSchema(path.purpose, fields.purpose);
      validateStandardSchema(path.rhythm, fields.rhythm);
      validateStandardSchema(path.membershipRule, fields.membershipRule);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyBody);
  }

  private async save(value: BodyForm): Promise<void> {
    const body = this.body();
    if (body === null) {
      const created = await this.client.createBody(value);
      this.toaster.show(`„${created.name}“ ist angelegt. Nehmen Sie jetzt die Mitglieder auf.`);
      this.saved.emit(created.id);
    } else {
      await this.shared.save(async (change, version) => {
        this.store?.adopt(await this.client.updateBody(body.id, { ...change, version }));
      });
      this.toaster.show('Gespeichert.');
      this.saved.emit(body.id);
    }
    this.closed.emit();
  }
}

function bodyFormOf({ name, purpose, rhythm, membershipRule }: Body): BodyForm {
  return { name, purpose, rhythm: rhythm ?? '', membershipRule: membershipRule ?? '' };
}
