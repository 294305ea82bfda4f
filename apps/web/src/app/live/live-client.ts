import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AddAttendee,
  Attendee,
  GuestVisit,
  JoinLink,
  List,
  LiveView,
  MeetingInvitation,
  Steer,
  SteerQueue,
  UpdateAttendee,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes of a meeting while it is held. What returns a resource is called in an injection context; `undefined` asks nothing. */
@Service()
export class LiveClient {
  private readonly http = inject(HttpClient);

  live(meetingId: () => string | undefined): HttpResourceRef<LiveView | undefined> {
    return freshResource<LiveView>(() => of(meetingId(), 'live'));
  }

  attendees(meetingId: () => string | undefined): HttpResourceRef<List<Attendee> | undefined> {
    return freshResource<List<Attendee>>(() => of(meetingId(), 'attendees'));
  }

  joinLink(meetingId: () => string | undefined): HttpResourceRef<JoinLink | undefined> {
    return freshResource<JoinLink>(() => of(meetingId(), 'join-link'));
  }

  /** Who is invited; the lead can be handed to those of them who have an account. */
  invitations(
    meetingId: () => string | undefined,
  ): HttpResourceRef<List<MeetingInvitation> | undefined> {
    return freshResource<List<MeetingInvitation>>(() => of(meetingId(), 'invitations?limit=200'));
  }

  steer(meetingId: string, command: Steer): Promise<LiveView> {
    return firstValueFrom(this.http.post<LiveView>(`/api/meetings/${meetingId}/steering`, command));
  }

  steerQueue(meetingId: string, command: SteerQueue): Promise<LiveView> {
    return firstValueFrom(
      this.http.post<LiveView>(`/api/meetings/${meetingId}/speaker-queue/steering`, command),
    );
  }

  raiseHand(meetingId: string): Promise<LiveView> {
    return firstValueFrom(this.http.post<LiveView>(`/api/meetings/${meetingId}/speaker-queue`, {}));
  }

  lowerHand(meetingId: string): Promise<LiveView> {
    return firstValueFrom(this.http.delete<LiveView>(`/api/meetings/${meetingId}/speaker-queue`));
  }

  confirmPresence(meetingId: string): Promise<LiveView> {
    return firstValueFrom(this.http.post<LiveView>(`/api/meetings/${meetingId}/presence`, {}));
  }

  leave(meetingId: string): Promise<LiveView> {
    return firstValueFrom(this.http.delete<LiveView>(`/api/meetings/${meetingId}/presence`));
  }

  /** Lets somebody without an account into the meeting of the token; the browser keeps a cookie of it. */
  visit(visit: GuestVisit): Promise<LiveView> {
    return firstValueFrom(this.http.post<LiveView>('/api/guest-visits', visit));
  }

  addAttendee(meetingId: string, attendee: AddAttendee): Promise<Attendee> {
    return firstValueFrom(
      this.http.post<Attendee>(`/api/meetings/${meetingId}/attendees`, attendee),
    );
  }

  updateAttendee(id: string, change: UpdateAttendee): Promise<Attendee> {
    return firstValueFrom(this.http.patch<Attendee>(`/api/attendees/${id}`, change));
  }
}

function of(meetingId: string | undefined, what: string): string | undefined {
  return meetingId && `/api/meetings/${encodeURIComponent(meetingId)}/${what}`;
}
