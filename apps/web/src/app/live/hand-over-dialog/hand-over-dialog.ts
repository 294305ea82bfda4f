import { Component, computed, inject, input, model, signal } from '@angular/core';
import { Dialog, Field, Select } from '@quartiersforum/ui';
import { Button, LoadingState, Notice, Toaster } from '@quartiersforum/ui/frame';
import { lastValue } from '../../core/loading/last-value';
import { LoadFailure } from '../../core/loading/load-failure';
import { LiveClient } from '../live-client';
import { Steering } from '../steering';

/** Hands the lead to somebody who is invited and has an account, or takes it back. */
@Component({
  selector: 'app-hand-over-dialog',
  imports: [Button, Dialog, Field, LoadFailure, LoadingState, Notice, Select],
  templateUrl: './hand-over-dialog.html',
})
export class HandOverDialog {
  readonly open = model.required<boolean>();
  readonly meetingId = input.required<string>();
  /** Who has the lead beside the coordinators. */
  readonly lead = input.required<{ readonly id: string; readonly name: string } | null>();

  private readonly toaster = inject(Toaster);
  protected readonly steering = inject(Steering);
  protected readonly resource = inject(LiveClient).invitations(() =>
    this.open() ? this.meetingId() : undefined,
  );
  private readonly invitations = lastValue(this.resource);
  protected readonly chosen = signal<string | null>(null);

  protected readonly people = computed(() => {
    const people = (this.invitations()?.items ?? []).flatMap(({ account, affiliation }) =>
      account ? [{ ...account, affiliation }] : [],
    );
    return people.sort((one, other) => one.name.localeCompare(other.name, 'de'));
  });
  /** Nobody: only the coordinators lead. */
  protected readonly accountId = computed(() => this.chosen() ?? this.lead()?.id ?? '');

  protected async handOver(): Promise<void> {
    const accountId = this.accountId() || null;
    if (!(await this.steering.steer({ action: 'handOver', accountId }))) return;
    const name = this.people().find(({ id }) => id === accountId)?.name;
    this.open.set(false);
    this.toaster.show(
      name ? `${name} kann das Treffen jetzt leiten.` : 'Nur die Koordination leitet das Treffen.',
    );
  }
}
