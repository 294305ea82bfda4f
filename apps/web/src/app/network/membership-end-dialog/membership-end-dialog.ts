import { Component, computed, effect, inject, input, model, output, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import type { Membership } from '@quartiersforum/domain';
import { lastDayToEndNow } from '@quartiersforum/domain/rules';
import { Dialog, Field, TextInput } from '@quartiersforum/ui';
import { Button, Notice, Toaster } from '@quartiersforum/ui/frame';
import { submission } from '../../core/form/submission';
import { Clock } from '../../core/time/clock';
import { NetworkClient } from '../network-client';

/** Asks for the last day of a membership. Who loses rights by it is told so; the past membership stays readable. */
@Component({
  selector: 'app-membership-end-dialog',
  imports: [Button, Dialog, Field, FormField, FormRoot, Notice, TextInput],
  templateUrl: './membership-end-dialog.html',
})
export class MembershipEndDialog {
  /** The membership to end; null: the dialog is closed. */
  readonly membership = model.required<Membership | null>();
  readonly bodyName = input.required<string>();
  readonly membershipEnded = output();

  private readonly client = inject(NetworkClient);
  private readonly toaster = inject(Toaster);
  private readonly clock = inject(Clock);

  protected readonly isOpen = computed(() => this.membership() !== null);
  private readonly value = signal({ validTo: '' });
  protected readonly submission = submission<{ validTo: string }>((value) =>
    this.end(value.validTo),
  );
  protected readonly form = form(
    this.value,
    (path) => {
      required(path.validTo);
    },
    this.submission.options,
  );

  constructor() {
    effect(() => {
      if (this.membership() !== null) {
        this.value.set({ validTo: lastDayToEndNow(this.clock.today()) });
        this.form().reset();
      }
    });
  }

  private async end(validTo: string): Promise<void> {
    const membership = this.membership();
    if (membership === null) return;
    await this.client.updateMembership(membership.id, { validTo });
    this.membership.set(null);
    this.toaster.show(`Mitgliedschaft von ${membership.member.name} beendet.`);
    this.membershipEnded.emit();
  }
}
