import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  createSavedFilterSchema,
  type SavedFilter,
  type SavedQuestion,
} from '@quartiersforum/domain';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { FundingClient } from '../funding-client';

/** Asks for the name under which a filter is kept. */
@Component({
  selector: 'app-saved-filter-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, TextInput],
  templateUrl: './saved-filter-dialog.html',
})
export class SavedFilterDialog implements OnInit {
  /** The one that gets another name; null keeps a new one. */
  readonly renamed = input.required<SavedFilter | null>();
  readonly question = input.required<SavedQuestion>();
  readonly closed = output();
  readonly saved = output<SavedFilter>();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  private readonly value = signal({ name: '' });
  protected readonly submission = submission<{ name: string }>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.name, createSavedFilterSchema.shape.name);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.value.set({ name: this.renamed()?.name ?? '' });
  }

  private async save({ name }: { name: string }): Promise<void> {
    const renamed = this.renamed();
    const saved =
      renamed === null
        ? await this.client.saveFilter({ name, question: this.question() })
        : await this.client.changeFilter(renamed.id, { name });
    this.toaster.show(renamed === null ? 'Gemerkt, auf allen Ihren Geräten.' : 'Umbenannt.');
    this.closed.emit();
    this.saved.emit(saved);
  }
}
