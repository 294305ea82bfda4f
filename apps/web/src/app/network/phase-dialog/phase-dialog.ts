import { Component, computed, inject, input, type OnInit, output, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  hidden,
  required,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  createFundingPhaseSchema,
  dateSchema,
  type FundingPhase,
  overlappingPhases,
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
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { FormNotices } from '../../core/form/form-notices';
import { InView } from '../../core/form/in-view';
import { submission } from '../../core/form/submission';
import { failureOf } from '../../core/problem/problem-of';
import { ContactPointStore } from '../contact-point-store';
import { NetworkClient } from '../network-client';
import { phaseText } from '../phase-text';
import { RegisterClient } from '../register-client';
import { endNames, phaseFieldTexts } from './phase-field-text';
import { emptyPhase, phaseChangeOf, type PhaseForm, phaseFormOf, phaseOf } from './phase-form';

const fields = createFundingPhaseSchema.shape;

/**
 * A new funding phase of the contact point on the page, or the change of one.
 *
 * The one thing a newcomer would get wrong: two phases at once are allowed, but never by accident. The first try is refused; the second,
 * with the same days, says that it is meant.
 */
@Component({
  selector: 'app-phase-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormNotices,
    FormRoot,
    InView,
    Notice,
    Select,
    Textarea,
    TextInput,
  ],
  templateUrl: './phase-dialog.html',
  styleUrl: './phase-dialog.scss',
})
export class PhaseDialog implements OnInit {
  /** The phase to change; null makes a new one. */
  readonly phase = input.required<FundingPhase | null>();
  readonly closed = output();

  private readonly client = inject(RegisterClient);
  private readonly store = inject(ContactPointStore);
  private readonly toaster = inject(Toaster);
  /** Only for what is already called somehow: one programme shall not get two names. */
  private readonly register = inject(NetworkClient).contactPoints(() => ({ limit: 1 }));
  protected readonly programmes = computed(() =>
    this.register.hasValue() ? this.register.value().facets.programmes : [],
  );
  protected readonly ends = Object.entries(endNames).map(([end, name]) => ({ end, name }));
  protected readonly value = signal<PhaseForm>(emptyPhase);
  private readonly shared = new ConcurrentForm<PhaseForm>(
    this.value,
    () => {
      const now = this.now();
      return now === undefined ? null : { version: now.version, value: phaseFormOf(now) };
    },
    () => this.store.reread(),
  );
  protected readonly isGone = computed(() => this.phase() !== null && this.shared.isGone());
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn(phaseFieldTexts);
  /** The days with which the API has refused, because they meet other phases. */
  private readonly refusedPeriod = signal<string | null>(null);
  private readonly period = computed(() => {
    const { startsOn, endsOn } = phaseOf(this.value());
    return { startsOn, endsOn };
  });
  protected readonly isAsked = computed(
    () => this.refusedPeriod() === JSON.stringify(this.period()),
  );
  protected readonly overlapping = computed(() => {
    const phases = this.store.contactPoint()?.fundingPhases ?? [];
    const others = phases.filter(({ id }) => id !== this.phase()?.id);
    return overlappingPhases(this.period(), others).map(phaseText);
  });

  protected readonly submission = submission<PhaseForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      hidden(path.endsOn, ({ valueOf }) => valueOf(path.end) !== 'day');
      required(path.endsOn);
      validateStandardSchema(path.endsOn, dateSchema);
      validateStandardSchema(path.programme, fields.programme);
      validateStandardSchema(path.printedEnd, fields.printedEnd);
      validateStandardSchema(path.share, fields.share);
      validateStandardSchema(path.note, fields.note);
    },
    this.submission.options,
  );

  ngOnInit(): void {
    this.shared.begin(emptyPhase);
  }

  private now(): FundingPhase | undefined {
    const id = this.phase()?.id;
    return this.store.contactPoint()?.fundingPhases.find((one) => one.id === id);
  }

  private async save(value: PhaseForm): Promise<void> {
    const isOverlapAccepted = this.isAsked();
    try {
      await this.send(value, isOverlapAccepted);
    } catch (error) {
      if (failureOf(error).code !== 'fundingPhase.overlaps') throw error;
      // A question and no mistake: no field is marked as wrong, which would keep the answer from being sent.
      this.refusedPeriod.set(JSON.stringify(this.period()));
      return;
    }
    await this.store.reread();
    this.toaster.show(this.phase() === null ? 'Laufzeit eingetragen.' : 'Gespeichert.');
    this.closed.emit();
  }

  private async send(value: PhaseForm, isOverlapAccepted: boolean): Promise<void> {
    const phase = this.phase();
    if (phase === null) {
      const contactPointId = this.store.contactPoint()?.id ?? '';
      const created = { ...phaseOf(value), isOverlapAccepted };
      await this.client.createFundingPhase(contactPointId, created);
      return;
    }
    await this.shared.save(async (change, version) => {
      const keys = Object.keys(change) as (keyof PhaseForm)[];
      const changed = { ...phaseChangeOf(keys, value), version, isOverlapAccepted };
      await this.client.updateFundingPhase(phase.id, changed);
    });
  }
}
