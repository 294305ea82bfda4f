import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, DefinitionList, PageHeader } from '@quartiersforum/ui/frame';
import { roleNames } from '../../core/session/role-names';
import { SessionStore } from '../../core/session/session-store';
import { NameForm } from '../name-form/name-form';
import { PasswordForm } from '../password-form/password-form';
import { SessionList } from '../session-list/session-list';

/** What one can see and change about oneself: name, password, sign-ins. */
@Component({
  selector: 'app-profile-page',
  imports: [Card, DefinitionList, NameForm, PageHeader, PasswordForm, RouterLink, SessionList],
  templateUrl: './profile-page.html',
})
export class ProfilePage {
  private readonly session = inject(SessionStore);
  protected readonly account = this.session.account;
  protected readonly roleName = computed(() => {
    const role = this.account()?.role;
    return role === undefined ? '' : roleNames[role];
  });
  protected readonly canOpenOrganisation = computed(() => this.session.may('organisation.read'));
}
