import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { createPersonSchema, type Person, type UpdatePerson } from '@quartiersforum/domain';
import { Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { NetworkClient } from '../network-client';
import { PersonListStore } from '../person-list-store';
import { RegisterClient } from '../register-client';

/** A person as the form holds it; an empty id: belongs to none. */
type PersonForm = Record<'name' | 'organisationId' | 'contactPointId', string>;

const emptyPerson: PersonForm = { name: '', organisationId: '', contactPointId: '' };
const names: Readonly<Record<keyof PersonForm, string>> = {
  name: 'Name',
  organisationId: 'Träger',
  contactPointId: 'Anlaufstelle',
};

/** A new person of the network, or the change of one: how they are called, and where they belong. */
@Component({
  selector: 'app-person-dialog',
  imports: [Button, Dialog, Field, FormField, FormNotices, FormRoot, Select, TextInput],
  templateUrl: './person-dialog.html',
})
export class PersonDialog implements OnInit {
  /** The person to change; null makes a new one. */
  readonly person = input<Person | null>(null);
  readonly closed = output();

  private readonly reads = inject(NetworkClient);
  private readonly client = inject(RegisterClient);
  private readonly toaster = inject(Toaster);
  /** Where one is changed; the button above the lists, where one is begun, has none. */
  private readonly store = inject(PersonListStore, { optional: true });
  private readonly organisationList = this.reads.organisations();
  private readonly contactPointList = this.reads.contactPoints();
  protected readonly organisations = computed(() =>
    this.organisationList.hasValue() ? this.organisationList.value().items : [],
  );
  protected readonly contactPoints = computed(() =>
    this.contactPointList.hasValue() ? this.contactPointList.value().items : [],
  );
  private readonly now = computed(() => {
    const id = this.person()?.id;
    return this.store?.people()?.find((one) => one.id === id);
  });
  private readonly value = signal(emptyPerson);
  private readonly shared = new ConcurrentForm<PersonForm>(
    this.value,
    () => {
      const now = this.now();
      return now === undefined ? null : { version: now.version, value: personFormOf(now) };
    },
    async () => this.store?.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = computed(() => {
    const now = this.now();
    const texts = {
      name: now?.name,
      organisationId: now?.organisation?.name,
      contactPointId: now?.contactPoint?.name,
    };
    return this.shared
      .overtaken()
      .map((key) => ({ name: names[key], text: texts[key] ?? 'keine' }));
  });
  protected readonly submission = submission<PersonForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, createPersonSchema.shape.name);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyPerson);
  }

  private async save(value: PersonForm): Promise<void> {
    const person = this.person();
    if (person === null) {
      await this.client.createPerson({ ...personChangeOf(value), name: value.name });
      this.toaster.show(`„${value.name.trim()}“ ist eingetragen.`);
    } else {
      await this.shared.save(async (change, version) => {
        const changed = { ...personChangeOf(change), version };
        this.store?.adopt(await this.client.updatePerson(person.id, changed));
      });
      this.toaster.show('Gespeichert.');
    }
    this.closed.emit();
  }
}

function personFormOf({ name, organisation, contactPoint }: Person): PersonForm {
  return {
    name,
    organisationId: organisation?.id ?? '',
    contactPointId: contactPoint?.id ?? '',
  };
}

function personChangeOf(change: Partial<PersonForm>): Omit<UpdatePerson, 'version'> {
  const { name, organisationId, contactPointId } = change;
  return {
    ...(name === undefined ? {} : { name }),
    ...(organisationId === undefined ? {} : { organisationId: organisationId || null }),
    ...(contactPointId === undefined ? {} : { contactPointId: contactPointId || null }),
  };
}
