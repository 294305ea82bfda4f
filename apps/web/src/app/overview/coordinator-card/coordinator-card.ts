import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Card, LoadingState } from '@quartiersforum/ui/frame';
import { AccountClient } from '../../account/account-client';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';

/** What waits for the coordinator in the administration: mails to pass on, invitations that nobody has taken up. */
@Component({
  selector: 'app-coordinator-card',
  imports: [Button, Card, LoadFailure, LoadingState, RouterLink],
  templateUrl: './coordinator-card.html',
  styleUrl: '../overview-entries.scss',
})
export class CoordinatorCard {
  private readonly client = inject(AccountClient);
  protected readonly outbox = this.client.outbox();
  protected readonly invitations = this.client.invitations();
  protected readonly counts = computed(() => {
    if (!this.outbox.hasValue() || !this.invitations.hasValue()) return null;
    const mails = this.outbox.value().items;
    const invitations = this.invitations.value().items;
    return {
      kept: mails.filter((mail) => mail.state === 'kept').length,
      failed: mails.filter((mail) => mail.state === 'failed').length,
      open: invitations.filter((invitation) => invitation.state === 'open').length,
    };
  });
  protected readonly countText = countText;
}
