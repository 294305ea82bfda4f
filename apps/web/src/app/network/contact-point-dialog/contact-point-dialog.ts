import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  type ContactPoint,
  createContactPointSchema,
  type List,
  type Name,
  type Partner,
} from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog, Field, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import * as z from 'zod';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { ContactPointStore } from '../contact-point-store';
import { LocationField } from '../map/location-field/location-field';
import { NamePicker } from '../name-picker/name-picker';
import { NetworkClient } from '../network-client';
import { RegisterClient } from '../register-client';
import { webAddress } from '../web-address';
import { contactPointFieldTexts } from './contact-point-field-text';
import {
  contactPointChangeOf,
  type ContactPointForm,
  contactPointFormOf,
  emptyContactPoint,
  joinedLines,
  linesOf,
  newContactPointOf,
} from './contact-point-form';

const fields = createContactPointSchema.shape;
const contactFields = fields.contact.unwrap().shape;
const focusLines = z
  .string()
  .transform((text): string | null => joinedLines(text))
  .pipe(fields.focus.unwrap());
const targetGroupLines = z.string().transform(linesOf).pipe(fields.targetGroups.unwrap());

/**
 * A new contact point, or the change of one: all of it for the coordinator, for its own people how it describes itself. A new one is only
 * named here; the rest is entered on its page.
 */
@Component({
  selector: 'app-contact-point-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormNotices,
    FormRoot,
    LocationField,
    NamePicker,
    Textarea,
    TextInput,
  ],
  templateUrl: './contact-point-dialog.html',
  styleUrl: './contact-point-dialog.scss',
})
export class ContactPointDialog implements OnInit {
  /** The contact point to change; null makes a new one. */
  readonly contactPoint = input<ContactPoint | null>(null);
  readonly closed = output();
  /** The id of what was saved. */
  readonly saved = output<string>();

  private readonly reads = inject(NetworkClient);
  private readonly client = inject(RegisterClient);
  private readonly toaster = inject(Toaster);
  /** Where one is changed; the list, where one is begun, has none. */
  private readonly store = inject(ContactPointStore, { optional: true });
  protected readonly canUpdate = inject(SessionStore).may('contactPoint.update');
  private readonly organisations = this.reads.organisations(() => this.asked());
  private readonly contactPoints = this.reads.contactPoints(() => this.asked());
  /** As they are called so far, so that one district does not get two names. */
  protected readonly districts = computed(() =>
    this.contactPoints.hasValue() ? this.contactPoints.value().facets.districts : [],
  );
  protected readonly organisationGroup = computed(() => ({
    label: 'Träger, Fachdienststellen, Partner',
    names: partnersIn(this.organisations, 'organisation'),
  }));
  protected readonly partnerGroups = computed(() => [
    this.organisationGroup(),
    {
      label: 'Anlaufstellen',
      names: partnersIn(this.contactPoints, 'contactPoint').filter(
        ({ id }) => id !== this.contactPoint()?.id,
      ),
    },
  ]);

  protected readonly value = signal<ContactPointForm>(emptyContactPoint);
  private readonly shared = new ConcurrentForm<ContactPointForm>(
    this.value,
    () => this.store?.versionOf(contactPointFormOf) ?? null,
    async () => this.store?.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn(contactPointFieldTexts);
  protected readonly submission = submission<ContactPointForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, fields.name);
      validateStandardSchema(path.district, fields.district);
      validateStandardSchema(path.focus, () => focusLines);
      validateStandardSchema(path.offers, fields.offers);
      validateStandardSchema(path.targetGroups, () => targetGroupLines);
      validateStandardSchema(path.openingHours, fields.openingHours);
      validateStandardSchema(path.address, contactFields.address);
      validateStandardSchema(path.phone, contactFields.phone);
      validateStandardSchema(path.email, contactFields.email);
      validateStandardSchema(path.website, contactFields.website);
      validateStandardSchema(path.location, fields.location);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyContactPoint);
  }

  protected completeWebsite(): void {
    this.form.website().value.update(webAddress);
  }

  protected choose(field: 'providers' | 'partners', chosen: readonly Partner[]): void {
    this.value.update((value) => ({ ...value, [field]: chosen }));
  }

  private async save(value: ContactPointForm): Promise<void> {
    const contactPoint = this.contactPoint();
    if (contactPoint === null) {
      const created = await this.client.createContactPoint(newContactPointOf(value));
      this.toaster.show(`„${created.name}“ steht jetzt im Register.`);
      this.saved.emit(created.id);
    } else {
      await this.shared.save(async (change, version) => {
        this.store?.adopt(
          await this.client.updateContactPoint(contactPoint.id, {
            ...contactPointChangeOf(change),
            version,
          }),
        );
      });
      this.toaster.show('Gespeichert.');
      this.saved.emit(contactPoint.id);
    }
    this.closed.emit();
  }

  private asked(): object | undefined {
    return this.canUpdate ? {} : undefined;
  }
}

/** The things of a list as they can be chosen; none while it is on its way. */
function partnersIn(
  list: HttpResourceRef<List<Name> | undefined>,
  kind: Partner['kind'],
): readonly Partner[] {
  return (
    (list.hasValue() ? list.value() : undefined)?.items.map(({ id, name }) => ({
      kind,
      id,
      name,
    })) ?? []
  );
}
