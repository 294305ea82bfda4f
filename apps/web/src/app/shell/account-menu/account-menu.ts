import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Avatar, Icon, Menu, MenuItem, MenuTrigger, Toaster } from '@quartiersforum/ui/frame';
import { failureOf } from '../../core/problem/problem-of';
import { roleNames } from '../../core/session/role-names';
import { SessionStore } from '../../core/session/session-store';

/** Who one is here, and what belongs to that: profile, administration for the coordinator, the way out. */
@Component({
  selector: 'app-account-menu',
  imports: [Avatar, Icon, Menu, MenuItem, MenuTrigger, RouterLink],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.scss',
})
export class AccountMenu {
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly toaster = inject(Toaster);
  private readonly isLeaving = signal(false);

  protected readonly account = this.session.account;
  /** Where the person belongs; people without a house are told their role. */
  protected readonly belonging = computed(() => {
    const account = this.account();
    if (account === null) return '';
    const place = account.contactPoint?.name ?? account.organisation?.name;
    return place === undefined || place === account.displayName ? roleNames[account.role] : place;
  });
  protected readonly canAdminister = computed(() => this.session.may('account.list'));
  protected readonly canBeReminded = computed(() =>
    this.session.may('reminderSettings.read', { relation: 'self' }),
  );

  protected async signOut(): Promise<void> {
    if (this.isLeaving()) return;
    this.isLeaving.set(true);
    try {
      await this.session.signOut();
      await this.router.navigateByUrl('/anmelden');
    } catch (error) {
      this.toaster.show(`Sie sind noch angemeldet. ${failureOf(error).text}`, 'danger');
    } finally {
      this.isLeaving.set(false);
    }
  }
}
