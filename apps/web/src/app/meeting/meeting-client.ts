import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  AgendaOrder,
  CalendarDay,
  CreateAgendaItem,
  CreateMeeting,
  EndPlan,
  List,
  Meeting,
  MeetingDate,
  MeetingFilter,
  MeetingList,
  MeetingSeries,
  MeetingWriters,
  RescheduleMeeting,
  UpdateAgendaItem,
  UpdateMeeting,
  UpdateMeetingSeries,
} from '@quartiersforum/domain';
import { firstValueFrom, type Observable } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The largest page that a list gives. */
const wholeList = 200;

/**
 * The routes of series, meetings and agendas; topics have a client of their own.
 *
 * The one thing a newcomer would get wrong: what changes an agenda answers the whole meeting, because the times of all items follow from
 * each of them. What returns a resource is called in an injection context; a question that is `undefined` asks nothing.
 */
@Service()
export class MeetingClient {
  private readonly http = inject(HttpClient);

  meetings(
    filter: () => Omit<MeetingFilter, 'limit' | 'offset'> | undefined,
  ): HttpResourceRef<MeetingList | undefined> {
    return freshResource<MeetingList>(() => {
      const asked = filter();
      return asked && { url: '/api/meetings', params: { limit: wholeList, ...asked } };
    });
  }

  meeting(id: () => string | undefined): HttpResourceRef<Meeting | undefined> {
    return freshResource<Meeting>(() => {
      const asked = id();
      return asked && `/api/meetings/${encodeURIComponent(asked)}`;
    });
  }

  /** The same as a promise. */
  read(id: string): Promise<Meeting> {
    return firstValueFrom(this.http.get<Meeting>(`/api/meetings/${id}`));
  }

  seriesList(isAsked: () => boolean): HttpResourceRef<List<MeetingSeries> | undefined> {
    return freshResource<List<MeetingSeries>>(() =>
      isAsked() ? { url: '/api/meeting-series', params: { limit: wholeList } } : undefined,
    );
  }

  series(id: () => string | undefined): HttpResourceRef<MeetingSeries | undefined> {
    return freshResource<MeetingSeries>(() => {
      const asked = id();
      return asked && `/api/meeting-series/${encodeURIComponent(asked)}`;
    });
  }

  /** The same as a promise. */
  readSeries(id: string): Promise<MeetingSeries> {
    return firstValueFrom(this.http.get<MeetingSeries>(`/api/meeting-series/${id}`));
  }

  /** The next four dates of a series, with what speaks against each. */
  nextDates(seriesId: () => string | undefined): HttpResourceRef<List<MeetingDate> | undefined> {
    return freshResource<List<MeetingDate>>(() => {
      const asked = seriesId();
      return asked && `/api/meeting-series/${encodeURIComponent(asked)}/next-dates`;
    });
  }

  /** What is known about a day, `YYYY-MM-DD`. */
  calendarDay(day: () => string | undefined): HttpResourceRef<CalendarDay | undefined> {
    return freshResource<CalendarDay>(() => {
      const asked = day();
      return asked && `/api/calendar-days/${encodeURIComponent(asked)}`;
    });
  }

  create(meeting: CreateMeeting): Promise<Meeting> {
    return firstValueFrom(this.http.post<Meeting>('/api/meetings', meeting));
  }

  update(id: string, change: UpdateMeeting): Promise<Meeting> {
    return firstValueFrom(this.http.patch<Meeting>(`/api/meetings/${id}`, change));
  }

  reschedule(id: string, date: RescheduleMeeting): Promise<Meeting> {
    return this.post(`/api/meetings/${id}/reschedule`, date);
  }

  postpone(id: string, end: EndPlan): Promise<Meeting> {
    return this.post(`/api/meetings/${id}/postpone`, end);
  }

  cancel(id: string, end: EndPlan): Promise<Meeting> {
    return this.post(`/api/meetings/${id}/cancel`, end);
  }

  nameWriters(id: string, writers: MeetingWriters): Promise<Meeting> {
    return firstValueFrom(this.http.put<Meeting>(`/api/meetings/${id}/writers`, writers));
  }

  addItem(meetingId: string, item: CreateAgendaItem): Promise<Meeting> {
    return this.post(`/api/meetings/${meetingId}/agenda-items`, item);
  }

  updateItem(id: string, change: UpdateAgendaItem): Promise<Meeting> {
    return firstValueFrom(this.http.patch<Meeting>(`/api/agenda-items/${id}`, change));
  }

  removeItem(id: string, version: number): Promise<Meeting> {
    return firstValueFrom(
      this.http.delete<Meeting>(`/api/agenda-items/${id}`, { params: { version } }),
    );
  }

  /** Undoes a removal: the item is back at its place. */
  restoreItem(id: string): Promise<Meeting> {
    return this.post(`/api/agenda-items/${id}/restore`, {});
  }

  reorder(meetingId: string, order: AgendaOrder): Promise<Meeting> {
    return firstValueFrom(this.http.put<Meeting>(`/api/meetings/${meetingId}/agenda-order`, order));
  }

  updateSeries(id: string, change: UpdateMeetingSeries): Promise<MeetingSeries> {
    return firstValueFrom(this.http.patch<MeetingSeries>(`/api/meeting-series/${id}`, change));
  }

  private post(url: string, body: object): Promise<Meeting> {
    const answer: Observable<Meeting> = this.http.post<Meeting>(url, body);
    return firstValueFrom(answer);
  }
}
