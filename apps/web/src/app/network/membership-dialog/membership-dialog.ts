import { Component, computed, inject, input, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  type Body,
  createMembershipSchema,
  type MemberKind,
  type Name,
} from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { Clock } from '../../core/time/clock';
import { NetworkClient } from '../network-client';

interface MembershipForm {
  memberKind: MemberKind;
  memberId: string;
  isDeputy: boolean;
  validFrom: string;
}

const kinds: readonly { value: MemberKind; name: string }[] = [
  { value: 'organisation', name: 'Träger, Fachdienststelle oder Partner' },
  { value: 'contactPoint', name: 'Anlaufstelle' },
  { value: 'person', name: 'Person' },
];

/** Takes an organisation, a contact point or a person into a body, from a day on. */
@Component({
  selector: 'app-membership-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormRoot,
    Notice,
    Select,
    TextInput,
  ],
  templateUrl: './membership-dialog.html',
})
export class MembershipDialog {
  readonly open = model.required<boolean>();
  readonly body = input.required<Body>();
  readonly added = output();

  private readonly client = inject(NetworkClient);
  private readonly toaster = inject(Toaster);
  private readonly today = inject(Clock).today();

  protected readonly kinds = kinds;
  private readonly value = signal<MembershipForm>(this.empty());
  private readonly kind = computed(() => (this.open() ? this.value().memberKind : undefined));
  private readonly organisations = this.client.organisations(() => this.asked('organisation'));
  private readonly contactPoints = this.client.contactPoints(() => this.asked('contactPoint'));
  private readonly people = this.client.people(() => this.kind() === 'person');
  protected readonly candidates = computed<readonly Name[]>(() => {
    switch (this.value().memberKind) {
      case 'organisation':
        return this.organisations.hasValue() ? this.organisations.value().items : [];
      case 'contactPoint':
        return this.contactPoints.hasValue() ? this.contactPoints.value().items : [];
      case 'person':
        return this.people.hasValue() ? this.people.value().items : [];
    }
  });

  protected readonly submission = submission<MembershipForm>((value) => this.add(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, createMembershipSchema);
    },
    this.submission.options,
  );

  /** A member of another kind is chosen anew. */
  protected forgetMember(): void {
    this.form.memberId().value.set('');
  }

  protected startAnew(): void {
    this.value.set(this.empty());
    this.form().reset();
  }

  private async add(value: MembershipForm): Promise<void> {
    await this.client.createMembership(this.body().id, value);
    this.open.set(false);
    this.toaster.show('Mitglied aufgenommen.');
    this.added.emit();
  }

  private asked(kind: MemberKind): object | undefined {
    return this.kind() === kind ? {} : undefined;
  }

  private empty(): MembershipForm {
    return { memberKind: 'organisation', memberId: '', isDeputy: false, validFrom: this.today };
  }
}
