import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingInvitation } from '@quartiersforum/domain';
import { Dialog, Table } from '@quartiersforum/ui';
import { Badge, Button, Icon } from '@quartiersforum/ui/frame';
import { SessionStore } from '../../core/session/session-store';
import { type Answer, AnswerFilter } from '../answer-filter/answer-filter';
import { answerNames } from '../answer-names';
import { deliveryText } from '../delivery-text';
import { InvitationStore } from '../invitation-store';

/** Who is invited, what each has answered and needs, and whether the mail has reached them. */
@Component({
  selector: 'app-meeting-invitation-list',
  imports: [AnswerFilter, Badge, Button, Dialog, Icon, RouterLink, Table],
  templateUrl: './invitation-list.html',
  styleUrl: './invitation-list.scss',
})
export class InvitationList {
  protected readonly store = inject(InvitationStore);
  protected readonly seesOutbox = inject(SessionStore).may('outbox.read');
  protected readonly chosen = signal<Answer | null>(null);
  protected readonly shown = computed(() =>
    (this.store.invitations() ?? []).filter(
      ({ response }) => this.chosen() === null || response === this.chosen(),
    ),
  );
  protected readonly withdrawing = signal<MeetingInvitation | null>(null);
  /** Stays while the dialog closes. */
  protected readonly withdrawn = linkedSignal<MeetingInvitation | null, MeetingInvitation | null>({
    source: this.withdrawing,
    computation: (now, previous) => now ?? previous?.value ?? null,
  });
  protected readonly isBusy = signal(false);
  protected readonly names = answerNames;
  protected readonly deliveryText = deliveryText;

  protected async withdraw(): Promise<void> {
    const invitation = this.withdrawing();
    if (invitation === null) return;
    this.isBusy.set(true);
    await this.store.withdraw(invitation);
    this.isBusy.set(false);
    this.withdrawing.set(null);
  }
}
