import { Component, inject, input, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type AgendaItem, createLinkSchema } from '@quartiersforum/domain';
import { Dialog, Field, Select, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { MaterialClient } from '../material-client';

interface LinkForm {
  title: string;
  url: string;
  /** Empty: the whole meeting. */
  agendaItemId: string;
}

const empty: LinkForm = { title: '', url: '', agendaItemId: '' };

/** Adds a link to a meeting or to one of its agenda items. */
@Component({
  selector: 'app-add-link-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, Select, TextInput],
  templateUrl: './add-link-dialog.html',
})
export class AddLinkDialog {
  readonly open = model.required<boolean>();
  readonly meetingId = input.required<string>();
  readonly agenda = input.required<readonly AgendaItem[]>();
  readonly added = output();

  private readonly client = inject(MaterialClient);
  private readonly toaster = inject(Toaster);
  private readonly value = signal(empty);
  protected readonly submission = submission<LinkForm>((value) => this.add(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.title, createLinkSchema.shape.title);
      validateStandardSchema(path.url, createLinkSchema.shape.url);
    },
    this.submission.options,
  );

  protected startAnew(): void {
    this.value.set(empty);
    this.form().reset();
  }

  private async add({ title, url, agendaItemId }: LinkForm): Promise<void> {
    await this.client.addLink(this.meetingId(), {
      title,
      url,
      agendaItemId: agendaItemId === '' ? null : agendaItemId,
    });
    this.open.set(false);
    this.toaster.show('Link hinzugefügt.');
    this.added.emit();
  }
}
