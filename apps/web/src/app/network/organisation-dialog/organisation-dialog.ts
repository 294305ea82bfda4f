import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  type ApplicantKind,
  applicantKindSchema,
  createOrganisationSchema,
  type Organisation,
  organisationKindSchema,
} from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { applicantKindNames } from '../applicant-kind-names';
import { organisationKindNames } from '../organisation-kind-names';
import { OrganisationStore } from '../organisation-store';
import { RegisterClient } from '../register-client';
import { webAddress } from '../web-address';
import {
  emptyOrganisation,
  organisationFieldTexts,
  type OrganisationForm,
  organisationFormOf,
} from './organisation-form';

const fields = createOrganisationSchema.shape;

/** A new organisation, or the change of one. */
@Component({
  selector: 'app-organisation-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormNotices,
    FormRoot,
    Select,
    TextInput,
  ],
  templateUrl: './organisation-dialog.html',
  styleUrl: './organisation-dialog.scss',
})
export class OrganisationDialog implements OnInit {
  /** The organisation to change; null makes a new one. */
  readonly organisation = input<Organisation | null>(null);
  readonly closed = output();
  /** The id of what was saved. */
  readonly saved = output<string>();

  private readonly client = inject(RegisterClient);
  private readonly toaster = inject(Toaster);
  /** Where one is changed; the list, where one is begun, has none. */
  private readonly store = inject(OrganisationStore, { optional: true });
  protected readonly kinds = organisationKindSchema.options.map((kind) => ({
    kind,
    name: organisationKindNames[kind].one,
  }));
  protected readonly applicantKinds = applicantKindSchema.options;
  protected readonly applicantKindNames = applicantKindNames;
  protected readonly value = signal<OrganisationForm>(emptyOrganisation);
  private readonly shared = new ConcurrentForm<OrganisationForm>(
    this.value,
    () => this.store?.versionOf(organisationFormOf) ?? null,
    async () => this.store?.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn(organisationFieldTexts);
  protected readonly submission = submission<OrganisationForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, fields.name);
      validateStandardSchema(path.website, fields.website);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyOrganisation);
  }

  protected completeWebsite(): void {
    this.form.website().value.update(webAddress);
  }

  protected choose(kind: ApplicantKind, isChosen: boolean): void {
    this.value.update((value) => ({
      ...value,
      // In the order of the schema, so that choosing back and forth is no change.
      applicantKinds: this.applicantKinds.filter((one) =>
        one === kind ? isChosen : value.applicantKinds.includes(one),
      ),
    }));
  }

  private async save(value: OrganisationForm): Promise<void> {
    const organisation = this.organisation();
    if (organisation === null) {
      const created = await this.client.createOrganisation(value);
      this.toaster.show(`„${created.name}“ steht jetzt im Register.`);
      this.saved.emit(created.id);
    } else {
      await this.shared.save(async (change, version) => {
        this.store?.adopt(
          await this.client.updateOrganisation(organisation.id, { ...change, version }),
        );
      });
      this.toaster.show('Gespeichert.');
      this.saved.emit(organisation.id);
    }
    this.closed.emit();
  }
}
