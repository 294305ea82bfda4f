import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AcceptInvitation,
  AcceptPasswordReset,
  Account,
  AccountInvitation,
  ChangePassword,
  CreateInvitation,
  CurrentSession,
  InvitationPreview,
  List,
  OutboxMail,
  RequestPasswordReset,
  Session,
  SignInOptions,
  UpdateAccount,
  UpdateProfile,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/**
 * The routes of accounts: one's own, those of others, invitations and the outbox. What returns a resource is called in an injection
 * context.
 */
@Service()
export class AccountClient {
  private readonly http = inject(HttpClient);

  signInOptions(): HttpResourceRef<SignInOptions | undefined> {
    return freshResource<SignInOptions>(() => '/api/sign-in-options');
  }

  sessions(): HttpResourceRef<List<Session> | undefined> {
    return freshResource<List<Session>>(() => '/api/sessions');
  }

  accounts(): HttpResourceRef<List<Account> | undefined> {
    return freshResource<List<Account>>(() => '/api/accounts?limit=200');
  }

  /** `isAsked` false asks nothing, as for somebody who may not see them. */
  invitations(
    isAsked: () => boolean = () => true,
  ): HttpResourceRef<List<AccountInvitation> | undefined> {
    return freshResource<List<AccountInvitation>>(() =>
      isAsked() ? '/api/account-invitations?limit=200' : undefined,
    );
  }

  outbox(isAsked: () => boolean = () => true): HttpResourceRef<List<OutboxMail> | undefined> {
    return freshResource<List<OutboxMail>>(() => (isAsked() ? '/api/outbox?limit=200' : undefined));
  }

  updateProfile(change: UpdateProfile): Promise<Account> {
    return firstValueFrom(this.http.patch<Account>('/api/profile', change));
  }

  async changePassword(change: ChangePassword): Promise<void> {
    await firstValueFrom(this.http.post('/api/password', change));
  }

  async endSession(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/sessions/${id}`));
  }

  async requestPasswordReset(request: RequestPasswordReset): Promise<void> {
    await firstValueFrom(this.http.post('/api/password-resets', request));
  }

  async acceptPasswordReset(request: AcceptPasswordReset): Promise<void> {
    await firstValueFrom(this.http.post('/api/password-resets/accept', request));
  }

  updateAccount(id: string, change: UpdateAccount): Promise<Account> {
    return firstValueFrom(this.http.patch<Account>(`/api/accounts/${id}`, change));
  }

  createInvitation(invitation: CreateInvitation): Promise<AccountInvitation> {
    return firstValueFrom(
      this.http.post<AccountInvitation>('/api/account-invitations', invitation),
    );
  }

  async revokeInvitation(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/account-invitations/${id}`));
  }

  /** What an invitation link is for. The token travels in the body, so that no log keeps it. */
  lookUpInvitation(token: string): Promise<InvitationPreview> {
    return firstValueFrom(
      this.http.post<InvitationPreview>('/api/account-invitations/lookup', { token }),
    );
  }

  acceptInvitation(acceptance: AcceptInvitation): Promise<CurrentSession> {
    return firstValueFrom(
      this.http.post<CurrentSession>('/api/account-invitations/accept', acceptance),
    );
  }
}
