import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type CallOverride, type FundingCall, setOverrideSchema } from '@quartiersforum/domain';
import { Dialog, Field, Select, Textarea, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { Clock } from '../../core/time/clock';
import { overrideNames } from '../call-names';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';

interface OverrideForm {
  kind: CallOverride['kind'];
  reason: string;
  since: string;
  /** Empty: none of those that are here. */
  replacedById: string;
}

/** Says that a call is not what its dates say: closed early, suspended or replaced, since when and why. */
@Component({
  selector: 'app-override-dialog',
  imports: [
    Button,
    Dialog,
    Field,
    FormField,
    FormRoot,
    InView,
    Notice,
    Select,
    Textarea,
    TextInput,
  ],
  templateUrl: './override-dialog.html',
})
export class OverrideDialog {
  readonly call = input.required<FundingCall>();
  readonly closed = output();

  private readonly client = inject(FundingClient);
  private readonly store = inject(FundingCallStore);
  private readonly toaster = inject(Toaster);
  private readonly calls = this.client.calls(() => ({ publication: 'published' }));
  protected readonly kinds = Object.entries(overrideNames).map(([kind, name]) => ({ kind, name }));
  protected readonly others = computed(() =>
    this.calls.hasValue() ? this.calls.value().items.filter(({ id }) => id !== this.call().id) : [],
  );
  protected readonly value = signal<OverrideForm>({
    kind: 'closedEarly',
    reason: '',
    since: inject(Clock).today(),
    replacedById: '',
  });
  protected readonly submission = submission<OverrideForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path.reason, setOverrideSchema.shape.reason);
      validateStandardSchema(path.since, setOverrideSchema.shape.since);
    },
    this.submission.options,
  );

  private async save({ replacedById, ...override }: OverrideForm): Promise<void> {
    const { id, version } = this.call();
    const isReplaced = override.kind === 'replaced' && replacedById !== '';
    this.store.adopt(
      await this.client.setOverride(id, {
        ...override,
        version,
        replacedById: isReplaced ? replacedById : null,
      }),
    );
    this.toaster.show('Gespeichert.');
    this.closed.emit();
  }
}
