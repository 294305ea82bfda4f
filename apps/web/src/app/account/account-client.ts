import { HttpClient } from '@angular/common/http';
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
  RequestPasswordReset,
  UpdateAccount,
  UpdateProfile,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';

/** The commands of accounts: one's own, those of others, and invitations. Reads are in the stores. */
@Service()
export class AccountClient {
  private readonly http = inject(HttpClient);

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
