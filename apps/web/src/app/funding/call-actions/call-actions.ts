import { Component, inject, input, signal } from '@angular/core';
import type { FundingCall } from '@quartiersforum/domain';
import { Button, Icon, Menu, MenuItem, MenuTrigger } from '@quartiersforum/ui/frame';
import { CallDialog } from '../call-dialog/call-dialog';
import { FundingCallStore } from '../funding-call-store';
import { OverrideDialog } from '../override-dialog/override-dialog';
import { WithdrawDialog } from '../withdraw-dialog/withdraw-dialog';

/** What those can do with a call who may change it. */
@Component({
  selector: 'app-call-actions',
  imports: [Button, CallDialog, Icon, Menu, MenuItem, MenuTrigger, OverrideDialog, WithdrawDialog],
  templateUrl: './call-actions.html',
  host: { class: 'ui-row' },
})
export class CallActions {
  readonly call = input.required<FundingCall>();

  protected readonly store = inject(FundingCallStore);
  protected readonly open = signal<'edit' | 'override' | 'withdraw' | null>(null);
}
