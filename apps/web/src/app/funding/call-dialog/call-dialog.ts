import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  validateStandardSchema,
} from '@angular/forms/signals';
import {
  type ApplicantKind,
  applicantKindSchema,
  callModeSchema,
  deadlineKindSchema,
  type FundingCall,
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
import { Button, Icon, Toaster } from '@quartiersforum/ui/frame';
import { FormNotices } from '../../core/form/form-notices';
import { ConcurrentForm } from '../../core/form/concurrent-form';
import { submission } from '../../core/form/submission';
import { SessionStore } from '../../core/session/session-store';
import { applicantKindNames } from '../../network/applicant-kind-names';
import { deadlineKindNames } from '../../calendar/deadline-kind-names';
import { callModes } from '../call-names';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';
import { fieldTexts } from './call-field-text';
import {
  callChangeOf,
  type CallForm,
  callFormOf,
  callFormSchema,
  callOf,
  emptyCall,
  emptyDeadline,
  emptyShare,
  newProgramme,
} from './call-form';

/**
 * A new call, or the change of one. Whoever publishes puts it online at once, everybody else hands it in.
 *
 * The one thing a newcomer would get wrong: the call to change is also in `FundingCallStore`, and only that one is compared with. The input
 * would be a rendering late after a refusal.
 */
@Component({
  selector: 'app-call-dialog',
  imports: [
    Button,
    Checkbox,
    CheckboxInput,
    Dialog,
    Field,
    FormField,
    FormNotices,
    FormRoot,
    Icon,
    Select,
    Textarea,
    TextInput,
  ],
  templateUrl: './call-dialog.html',
  styleUrl: './call-dialog.scss',
})
export class CallDialog implements OnInit {
  /** The call to change; null makes a new one. */
  readonly call = input<FundingCall | null>(null);
  readonly closed = output();
  /** The id of what was saved. */
  readonly saved = output<string>();

  private readonly client = inject(FundingClient);
  private readonly toaster = inject(Toaster);
  private readonly injector = inject(Injector);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Where a call is changed; the list, where one is begun, has none. */
  private readonly store = inject(FundingCallStore, { optional: true });
  protected readonly mayPublish = inject(SessionStore).may('fundingCall.publish');
  private readonly programmeResource = this.client.programmes();
  protected readonly programmes = computed(() =>
    this.programmeResource.hasValue() ? this.programmeResource.value().items : [],
  );
  protected readonly newProgramme = newProgramme;
  protected readonly modes = callModeSchema.options.map((mode) => ({ mode, ...callModes[mode] }));
  protected readonly deadlineKinds = deadlineKindSchema.options;
  protected readonly deadlineKindNames = deadlineKindNames;
  protected readonly applicantKinds = applicantKindSchema.options;
  protected readonly applicantKindNames = applicantKindNames;

  protected readonly value = signal<CallForm>(emptyCall);
  protected readonly explanation = computed(() => callModes[this.value().mode].explanation);
  private readonly shared = new ConcurrentForm<CallForm>(
    this.value,
    () => {
      const call = this.store?.call();
      return call === undefined ? null : { version: call.version, value: callFormOf(call) };
    },
    async () => this.store?.reread(),
  );
  /** What somebody else has changed since, as it stands there now. */
  protected readonly others = this.shared.overtakenIn(fieldTexts);
  protected readonly submission = submission<CallForm>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      required(path.programmeId);
      validateStandardSchema(path, () => callFormSchema);
    },
    this.submission.options,
  );
  protected readonly isMoreOpen = signal(false);
  /** A wrong field must not hide in what is folded. */
  protected readonly isMoreWrong = computed(() =>
    [
      this.form.ownShares,
      this.form.amountMin,
      this.form.amountMax,
      this.form.durationMonthsMin,
      this.form.durationMonthsMax,
      this.form.leadTimeWeeks,
      this.form.conditions,
      this.form.contact,
      this.form.source,
    ].some((field) => field().invalid()),
  );

  ngOnInit(): void {
    this.shared.begin(emptyCall);
  }

  protected choose(kind: ApplicantKind, isChosen: boolean): void {
    this.value.update((value) => ({
      ...value,
      eligible: isChosen ? [...value.eligible, kind] : value.eligible.filter((one) => one !== kind),
    }));
  }

  protected addDeadline(): void {
    this.value.update((value) => ({ ...value, deadlines: [...value.deadlines, emptyDeadline] }));
    this.focusLast('.deadline .pair > :first-child select');
  }

  protected removeDeadline(index: number): void {
    this.value.update((value) => ({
      ...value,
      deadlines: value.deadlines.filter((_, place) => place !== index),
    }));
    this.focusLast('.add-deadline');
  }

  protected addShare(): void {
    this.value.update((value) => ({ ...value, ownShares: [...value.ownShares, emptyShare] }));
    this.focusLast('.share select');
  }

  protected removeShare(index: number): void {
    this.value.update((value) => ({
      ...value,
      ownShares: value.ownShares.filter((_, place) => place !== index),
    }));
    this.focusLast('.add-share');
  }

  /** Who adds a row goes on writing in it; who removes one is not left without a place. */
  private focusLast(selector: string): void {
    const focus = (): void =>
      [...this.element.querySelectorAll<HTMLElement>(selector)].at(-1)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }

  private async save(value: CallForm): Promise<void> {
    const call = this.call();
    if (call === null) {
      const created = await this.client.create(callOf(value));
      this.toaster.show(
        this.mayPublish
          ? 'Der Aufruf ist veröffentlicht.'
          : 'Danke. Die Quartierskoordination prüft Ihre Meldung.',
      );
      this.saved.emit(created.id);
    } else {
      await this.shared.save(async (change, version) => {
        const keys = Object.keys(change) as (keyof CallForm)[];
        this.store?.adopt(await this.client.update(call.id, callChangeOf(keys, value, version)));
      });
      this.toaster.show('Gespeichert.');
      this.saved.emit(call.id);
    }
    this.closed.emit();
  }
}
