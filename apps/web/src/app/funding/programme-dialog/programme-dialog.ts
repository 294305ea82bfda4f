import { Component, inject, input, type OnInit, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import type { FundingProgramme } from '@quartiersforum/domain';
import { Dialog, Field, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Toaster } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { submission } from '../../core/form/submission';
import { Realtime } from '../../core/realtime/realtime';
import { FundingClient } from '../funding-client';
import {
  emptyProgramme,
  programmeFieldNames,
  type ProgrammeForm,
  programmeFormOf,
  programmeFormSchema,
  programmeOf,
} from './programme-form';

/**
 * A new programme, or the change of one. What stands here is said once for all its calls.
 */
@Component({
  selector: 'app-programme-dialog',
  imports: [Button, Dialog, Field, FormField, FormNotices, FormRoot, Textarea, TextInput],
  templateUrl: './programme-dialog.html',
})
export class ProgrammeDialog implements OnInit {
  /** The programme to change; null makes a new one. */
  readonly programme = input<FundingProgramme | null>(null);
  readonly closed = output();
  readonly saved = output<FundingProgramme>();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  /** As it stands on the server, while the form may hold other words. */
  private readonly known = signal<FundingProgramme | null>(null);
  private readonly value = signal<ProgrammeForm>(emptyProgramme);
  private readonly shared = new ConcurrentForm<ProgrammeForm>(
    this.value,
    () => {
      const known = this.known();
      return known && { version: known.version, value: programmeFormOf(known) };
    },
    () => this.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn((keys, now) =>
    keys.map((key) => ({ name: programmeFieldNames[key], text: now[key] || 'nichts' })),
  );
  protected readonly submission = submission<ProgrammeForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, () => programmeFormSchema);
    },
    this.submission.options,
  );

  constructor() {
    inject(Realtime).listen('fundingProgramme.changed', ({ programmeId }) => {
      if (programmeId === this.known()?.id) void this.reread();
    });
  }

  ngOnInit(): void {
    this.known.set(this.programme());
    this.shared.begin(emptyProgramme);
  }

  private async reread(): Promise<void> {
    const id = this.known()?.id;
    if (id !== undefined) this.known.set(await this.client.readProgramme(id));
  }

  private async save(value: ProgrammeForm): Promise<void> {
    const id = this.known()?.id;
    if (id === undefined) this.saved.emit(await this.client.createProgramme(programmeOf(value)));
    else
      await this.shared.save(async ({ url, ...change }, version) => {
        const sent = { ...change, ...(url !== undefined && { url: url || null }), version };
        this.saved.emit(await this.client.updateProgramme(id, sent));
      });
    this.toaster.show('Gespeichert. Es gilt für alle Aufrufe dieses Programms.');
    this.closed.emit();
  }
}
