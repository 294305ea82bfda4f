import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  agendaItemKindSchema,
  type AgendaTemplateItem,
  agendaTemplateItemSchema,
} from '@quartiersforum/domain';
import { Dialog, Field, Select, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { agendaKindNames } from '../agenda-kind-names';
import type { AgendaDestination } from '../agenda-row';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { emptyItem, fieldTexts, visibilityNames } from './agenda-item-form';

/** Writes an item of an agenda or a template, also while others work on the same one. */
@Component({
  selector: 'app-agenda-item-dialog',
  imports: [
    Button,
    Dialog,
    Field,
    FormField,
    FormNotices,
    FormRoot,
    Notice,
    Select,
    Textarea,
    TextInput,
  ],
  templateUrl: './agenda-item-dialog.html',
  styleUrl: '../moment-fields.scss',
})
export class AgendaItemDialog implements OnInit {
  readonly isNew = input.required<boolean>();
  readonly destination = input.required<AgendaDestination>();
  readonly closed = output();

  private readonly toaster = inject(Toaster);
  protected readonly kinds = agendaItemKindSchema.options;
  protected readonly kindNames = agendaKindNames;
  protected readonly visibilityNames = visibilityNames;
  private readonly value = signal(emptyItem);
  protected readonly shared = new ConcurrentForm<AgendaTemplateItem>(
    this.value,
    () => this.destination().item(),
    () => this.destination().read(),
  );
  protected readonly others = this.shared.overtakenIn(fieldTexts);
  protected readonly submission = submission<AgendaTemplateItem>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, agendaTemplateItemSchema);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyItem);
  }

  /** A title that is empty or only repeats a kind follows the chosen one. */
  protected suggestTitle(): void {
    const { title, kind } = this.value();
    const isOwn = title !== '' && !Object.values(agendaKindNames).includes(title);
    if (!isOwn && kind !== 'other') this.form.title().value.set(agendaKindNames[kind]);
  }

  private async save(value: AgendaTemplateItem): Promise<void> {
    const { add, update } = this.destination();
    if (this.isNew() || this.shared.isGone()) await add(value);
    else await this.shared.save(update);
    this.toaster.show(`„${value.title.trim()}“ gespeichert.`);
    this.closed.emit();
  }
}
