import { Component, computed, inject, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type CreateGuideline, createGuidelineSchema } from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { NetworkClient } from '../../network/network-client';
import { GuidelineClient } from '../guideline-client';

type GuidelineForm = Required<Pick<CreateGuideline, 'title' | 'template'>>;

const empty: GuidelineForm = { title: '', template: 'sixChapters' };

/** Begins new guidelines: a title, what the text starts with, and who writes. */
@Component({
  selector: 'app-guideline-dialog',
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
  templateUrl: './guideline-dialog.html',
  styleUrl: './guideline-dialog.scss',
})
export class GuidelineDialog {
  readonly open = model.required<boolean>();
  /** The new guideline's id. */
  readonly created = output<string>();

  private readonly client = inject(GuidelineClient);
  private readonly toaster = inject(Toaster);
  private readonly resource = inject(NetworkClient).bodies(() => this.open());
  protected readonly bodies = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : [],
  );
  /** The circle of bodies; empty: the whole network writes. */
  protected readonly circle = signal<readonly string[]>([]);

  private readonly value = signal(empty);
  protected readonly submission = submission<GuidelineForm>((value) => this.create(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, createGuidelineSchema.pick({ title: true, template: true }));
    },
    this.submission.options,
  );

  protected choose(bodyId: string, isChosen: boolean): void {
    this.circle.update((ids) => (isChosen ? [...ids, bodyId] : ids.filter((id) => id !== bodyId)));
  }

  protected startAnew(): void {
    this.value.set(empty);
    this.circle.set([]);
    this.form().reset();
  }

  private async create(value: GuidelineForm): Promise<void> {
    const guideline = await this.client.create({ ...value, bodyIds: [...this.circle()] });
    this.open.set(false);
    this.toaster.show(`„${guideline.title}“ angelegt.`);
    this.created.emit(guideline.id);
  }
}
