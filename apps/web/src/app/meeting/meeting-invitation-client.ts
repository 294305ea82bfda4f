import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  Account,
  GiveResponse,
  Invite,
  Invitees,
  List,
  Meeting,
  MeetingInvitation,
  ResponseView,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/**
 * The routes of invitations to a meeting and of answers to them, signed in or by the link of a mail. What returns a resource is called in
 * an injection context; a question that is `undefined` asks nothing.
 */
@Service()
export class MeetingInvitationClient {
  private readonly http = inject(HttpClient);

  invitations(
    meetingId: () => string | undefined,
  ): HttpResourceRef<List<MeetingInvitation> | undefined> {
    return freshResource<List<MeetingInvitation>>(() => {
      const id = meetingId();
      return id && `/api/meetings/${id}/invitations`;
    });
  }

  /** Whom the first invitation reaches, and whom not. */
  invitees(meetingId: () => string | undefined): HttpResourceRef<Invitees | undefined> {
    return freshResource<Invitees>(() => {
      const id = meetingId();
      return id && `/api/meetings/${id}/invitees`;
    });
  }

  /** Accounts that can be invited beside the members. */
  accounts(isAsked: () => boolean): HttpResourceRef<List<Account> | undefined> {
    return freshResource<List<Account>>(() => (isAsked() ? '/api/accounts?limit=200' : undefined));
  }

  /** The first time: the members of the body and whoever is named. */
  invite(meetingId: string, people: Invite): Promise<Meeting> {
    return firstValueFrom(this.http.post<Meeting>(`/api/meetings/${meetingId}/invite`, people));
  }

  /** More people later. */
  async inviteMore(meetingId: string, people: Invite): Promise<void> {
    await firstValueFrom(this.http.post(`/api/meetings/${meetingId}/invitations`, people));
  }

  async resend(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/meeting-invitations/${id}/resend`, {}));
  }

  async withdraw(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/meeting-invitations/${id}`));
  }

  ownResponse(meetingId: () => string | undefined): HttpResourceRef<ResponseView | undefined> {
    return freshResource<ResponseView>(() => {
      const id = meetingId();
      return id && `/api/meetings/${id}/response`;
    });
  }

  giveOwnResponse(meetingId: string, response: GiveResponse): Promise<ResponseView> {
    return firstValueFrom(
      this.http.put<ResponseView>(`/api/meetings/${meetingId}/response`, response),
    );
  }

  /** By the link of a mail. Asking changes nothing: mail scanners open links, too. */
  responseByLink(token: () => string): HttpResourceRef<ResponseView | undefined> {
    return freshResource<ResponseView>(() => `/api/responses/${encodeURIComponent(token())}`);
  }

  giveResponseByLink(token: string, response: GiveResponse): Promise<ResponseView> {
    return firstValueFrom(
      this.http.put<ResponseView>(`/api/responses/${encodeURIComponent(token)}`, response),
    );
  }
}
