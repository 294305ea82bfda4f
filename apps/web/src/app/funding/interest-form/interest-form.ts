import {
  afterNextRender,
  Component,
  ElementRef,
  inject,
  input,
  type OnInit,
  output,
  signal,
} from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import {
  type FundingCall,
  type InterestState,
  type SetInterest,
  setInterestSchema,
} from '@quartiersforum/domain';
import { Checkbox, CheckboxInput, Field, Select, Textarea } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { ownInterestNames } from '../call-names';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';

type InterestFields = Required<SetInterest>;

/** What the own organisation has in mind with a call, who may see it, and whether the city should help. */
@Component({
  selector: 'app-interest-form',
  imports: [Button, Checkbox, CheckboxInput, Field, FormField, FormRoot, Notice, Select, Textarea],
  templateUrl: './interest-form.html',
})
export class InterestForm implements OnInit {
  readonly call = input.required<FundingCall>();
  readonly closed = output();

  private readonly client = inject(FundingClient);
  private readonly store = inject(FundingCallStore);
  private readonly toaster = inject(Toaster);
  protected readonly states = Object.entries(ownInterestNames).map(([state, name]) => ({
    state: state as InterestState,
    name,
  }));
  private readonly value = signal<InterestFields>({
    state: 'considering',
    visibility: 'all',
    note: '',
    wantsHelp: false,
  });
  protected readonly submission = submission<InterestFields>((value) => this.save(value));
  protected readonly form = form(
    this.value,
    (path) => {
      validateStandardSchema(path, setInterestSchema);
    },
    this.submission.options,
  );

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => element.querySelector('select')?.focus());
  }

  ngOnInit(): void {
    const own = this.store.ownInterest();
    if (own === null) return;
    const { state, visibility, note, wantsHelp } = own;
    this.value.set({ state, visibility, note, wantsHelp });
  }

  private async save(value: InterestFields): Promise<void> {
    this.store.adoptInterest(await this.client.setInterest(this.call().id, value));
    this.toaster.show('Ihr Interesse ist eingetragen.');
    this.closed.emit();
  }
}
