import {
  Component,
  computed,
  effect,
  inject,
  input,
  model,
  signal,
  untracked,
} from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  createMinutesEntrySchema,
  type MinutesEntry,
  type Name,
  type TaskOwner,
  voteSchema,
} from '@quartiersforum/domain';
import {
  Checkbox,
  CheckboxInput,
  Dialog,
  Field,
  Select,
  Textarea,
  TextInput,
} from '@quartiersforum/ui';
import { Announcer, Button, Notice } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { NetworkClient } from '../../network/network-client';
import { entryKindNames } from '../entry-texts';
import { MinutesStore } from '../minutes-store';
import { changeOf, creationOf, type EntryForm, formOf } from './entry-form';

const ownerKindNames: Readonly<Record<TaskOwner['kind'], string>> = {
  contactPoint: 'Anlaufstelle',
  organisation: 'Träger, Fachdienststelle oder Partner',
  person: 'Person',
};

/**
 * Makes or changes an entry. When somebody else has changed it meanwhile, the dialog stays with what was typed, shows what stands there
 * now, and the next "Speichern" means this one.
 */
@Component({
  selector: 'app-entry-dialog',
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
    Textarea,
    TextInput,
  ],
  templateUrl: './entry-dialog.html',
  styleUrl: './entry-dialog.scss',
})
export class EntryDialog {
  readonly open = model.required<boolean>();
  /** The entry to change; null makes a new one. */
  readonly entry = input.required<MinutesEntry | null>();
  readonly agendaItemId = input.required<string>();

  protected readonly store = inject(MinutesStore);
  private readonly announcer = inject(Announcer);
  private readonly client = inject(NetworkClient);
  private readonly mayListPeople = inject(SessionStore).may('person.list');

  protected readonly kinds = Object.entries(entryKindNames);
  protected readonly ownerKinds = (
    Object.entries(ownerKindNames) as [TaskOwner['kind'], string][]
  ).filter(([kind]) => kind !== 'person' || this.mayListPeople);
  private readonly value = signal<EntryForm>(formOf(null, ''));
  /** The version that the form began with, or that was seen since. */
  private readonly version = signal(0);
  /** What somebody else has written meanwhile. */
  protected readonly other = signal<MinutesEntry | null>(null);

  private readonly asked = computed(() =>
    this.open() && this.value().kind === 'task' ? this.value().ownerKind : undefined,
  );
  private readonly contactPoints = this.client.contactPoints(() => this.ifAsked('contactPoint'));
  private readonly organisations = this.client.organisations(() => this.ifAsked('organisation'));
  private readonly people = this.client.people(() => this.asked() === 'person');
  protected readonly owners = computed<readonly Name[]>(() => {
    switch (this.value().ownerKind) {
      case 'contactPoint':
        return this.contactPoints.hasValue() ? this.contactPoints.value().items : [];
      case 'organisation':
        return this.organisations.hasValue() ? this.organisations.value().items : [];
      case 'person':
        return this.people.hasValue() ? this.people.value().items : [];
    }
  });

  protected readonly submission = submission<EntryForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.text, createMinutesEntrySchema.shape.text);
      for (const count of [path.yes, path.no, path.abstain])
        validateStandardSchema(count, voteSchema.shape.yes);
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      if (!this.open()) return;
      untracked(() => {
        this.value.set(formOf(this.entry(), this.agendaItemId()));
        this.version.set(this.entry()?.version ?? 0);
        this.other.set(null);
        this.form().reset();
      });
    });
    effect(() => {
      const known = this.entry();
      const now = known && this.store.entry(known.id);
      if (this.open() && now && now.version > untracked(this.version)) this.meet(now);
    });
  }

  /** Somebody of another kind is chosen anew. */
  protected forgetOwner(): void {
    this.form.ownerId().value.set('');
  }

  private async save(value: EntryForm): Promise<void> {
    const entry = this.entry();
    const version = this.version();
    try {
      if (entry === null) await this.store.addEntry(creationOf(value));
      else await this.store.changeEntry(entry.id, changeOf(value, version));
    } catch (error) {
      this.store.reload();
      throw error;
    }
    this.open.set(false);
    // Seen in the list itself, which a toast would cover.
    this.announcer.say(`${entryKindNames[value.kind].name} gespeichert.`);
  }

  /** Own words stay; from now on "Speichern" replaces what was shown. */
  private meet(now: MinutesEntry): void {
    this.other.set(now);
    this.version.set(now.version);
  }

  private ifAsked(kind: TaskOwner['kind']): object | undefined {
    return this.asked() === kind ? {} : undefined;
  }
}
