import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { invitationDays } from '@quartiersforum/domain/rules';
import { Button, Card, LoadingState } from '@quartiersforum/ui/frame';
import { AccountClient } from '../../account/account-client';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';

/** What waits for the coordinator in the administration: mails to pass on, invitations that nobody has taken up. */
@Component({
  selector: 'app-coordinator-card',
  imports: [Button, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './coordinator-card.html',
  styleUrl: '../overview-entries.scss',
})
export class CoordinatorCard {
  private readonly client = inject(AccountClient);
  /** A kept mail is of use as long as its link can be; none lives longer than that of an invitation. */
  private readonly oldest = new Date(
    inject(Clock).now().getTime() - invitationDays * 86_400_000,
  ).toISOString();
  protected readonly outbox = this.client.outbox();
  protected readonly invitations = this.client.invitations();
  protected readonly counts = computed(() => {
    if (!this.outbox.hasValue() || !this.invitations.hasValue()) return null;
    const mails = this.outbox.value().items;
    const invitations = this.invitations.value().items;
    return {
      kept: mails.filter((mail) => mail.state === 'kept' && mail.createdAt > this.oldest).length,
      failed: mails.filter((mail) => mail.state === 'failed').length,
      open: invitations.filter((invitation) => invitation.state === 'open').length,
    };
  });
  protected readonly countText = countText;
}
