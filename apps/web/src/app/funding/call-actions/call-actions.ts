import { Component, computed, inject, input, signal } from '@angular/core';
import type { FundingCall, FundingProgramme } from '@quartiersforum/domain';
import { Button, Icon, Menu, MenuItem, MenuTrigger, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { SessionStore } from '../../core/session/session-store';
import { CallDialog } from '../call-dialog/call-dialog';
import { FundingCallStore } from '../funding-call-store';
import { FundingClient } from '../funding-client';
import { OverrideDialog } from '../override-dialog/override-dialog';
import { ProgrammeDialog } from '../programme-dialog/programme-dialog';
import { WithdrawDialog } from '../withdraw-dialog/withdraw-dialog';

/** What those can do with a call who may change it, or the programme that it belongs to. */
@Component({
  selector: 'app-call-actions',
  imports: [
    Button,
    CallDialog,
    Icon,
    Menu,
    MenuItem,
    MenuTrigger,
    OverrideDialog,
    ProgrammeDialog,
    WithdrawDialog,
  ],
  templateUrl: './call-actions.html',
  host: { class: 'ui-row' },
})
export class CallActions {
  readonly call = input.required<FundingCall>();

  private readonly client = inject(FundingClient);
  private readonly session = inject(SessionStore);
  private readonly toaster = inject(Toaster);
  protected readonly store = inject(FundingCallStore);
  protected readonly open = signal<'edit' | 'programme' | 'override' | 'withdraw' | null>(null);
  protected readonly mayEditProgramme = computed(() => this.session.may('fundingProgramme.update'));
  protected readonly programme = signal<FundingProgramme | null>(null);

  /** The call knows only the name of its programme. */
  protected async editProgramme(): Promise<void> {
    try {
      this.programme.set(await this.client.readProgramme(this.call().programme.id));
      this.open.set('programme');
    } catch (error) {
      this.toaster.show(failureOf(error).text, 'danger');
    }
  }
}
