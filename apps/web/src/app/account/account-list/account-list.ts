import { Component, computed, inject, signal } from '@angular/core';
import type { Account } from '@quartiersforum/domain';
import { Table } from '@quartiersforum/ui';
import { Badge, Button, EmptyState, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { lastValue } from '../../core/loading/last-value';
import { roleNames } from '../../core/session/role-names';
import { countText } from '../../core/text/count-text';
import { Clock } from '../../core/time/clock';
import { relativeMomentText } from '../../core/time/relative-text';
import { AccountClient } from '../account-client';
import { AccountDialog } from '../account-dialog/account-dialog';

/** Who has access, in which role, and when they were last here. */
@Component({
  selector: 'app-account-list',
  imports: [AccountDialog, Badge, Button, EmptyState, LoadFailure, LoadingState, Table],
  templateUrl: './account-list.html',
  styleUrl: '../administration-list.scss',
})
export class AccountList {
  private readonly clock = inject(Clock);
  protected readonly resource = inject(AccountClient).accounts();
  protected readonly list = lastValue(this.resource);
  protected readonly count = computed(() => countText(this.list()?.total ?? 0, 'Konto', 'Konten'));
  protected readonly editing = signal<Account | null>(null);
  protected readonly roleNames = roleNames;

  protected lastSeenText(account: Account): string {
    return account.lastSeenAt === null
      ? 'noch nie'
      : relativeMomentText(account.lastSeenAt, this.clock.now());
  }
}
