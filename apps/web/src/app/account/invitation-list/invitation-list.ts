import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AccountInvitation } from '@quartiersforum/domain';
import { Dialog, Table } from '@quartiersforum/ui';
import {
  Badge,
  type BadgeVariant,
  Button,
  EmptyState,
  Icon,
  LoadingState,
  Toaster,
} from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { failureOf } from '../../core/problem/problem-of';
import { roleNames } from '../../core/session/role-names';
import { countText } from '../../core/text/count-text';
import { momentText } from '../../core/time/time-text';
import { AccountClient } from '../account-client';
import { InvitationDialog } from '../invitation-dialog/invitation-dialog';

const states: Readonly<
  Record<AccountInvitation['state'], { name: string; variant: BadgeVariant }>
> = {
  open: { name: 'offen', variant: 'info' },
  accepted: { name: 'angenommen', variant: 'success' },
  expired: { name: 'abgelaufen', variant: 'warning' },
  revoked: { name: 'zurückgezogen', variant: 'neutral' },
};

/** Who was invited and what became of it; invites, and takes invitations back. */
@Component({
  selector: 'app-invitation-list',
  imports: [
    Badge,
    Button,
    Dialog,
    EmptyState,
    Icon,
    InvitationDialog,
    LoadFailure,
    LoadingState,
    RouterLink,
    Table,
  ],
  templateUrl: './invitation-list.html',
  styleUrl: '../administration-list.scss',
})
export class InvitationList {
  private readonly client = inject(AccountClient);
  private readonly toaster = inject(Toaster);

  protected readonly resource = this.client.invitations();
  protected readonly list = lastValue(this.resource);
  protected readonly count = computed(() =>
    countText(this.list()?.total ?? 0, 'Einladung', 'Einladungen'),
  );
  protected readonly isInviting = signal(false);
  protected readonly revoking = signal<AccountInvitation | null>(null);
  protected readonly isRevoking = computed(() => this.revoking() !== null);
  protected readonly isBusy = signal(false);
  protected readonly states = states;
  protected readonly roleNames = roleNames;
  protected readonly momentText = momentText;

  protected async revoke(): Promise<void> {
    const invitation = this.revoking();
    if (invitation === null) return;
    this.isBusy.set(true);
    try {
      await this.client.revokeInvitation(invitation.id);
      this.toaster.show(`Einladung an ${invitation.email} zurückgezogen.`);
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    } finally {
      this.isBusy.set(false);
      this.revoking.set(null);
      this.resource.reload();
    }
  }
}
