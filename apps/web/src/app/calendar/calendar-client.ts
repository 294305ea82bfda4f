import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CalendarEntry,
  CalendarFeed,
  CalendarFeedAddress,
  CalendarFilter,
  CalendarList,
  CreateCalendarFeed,
  List,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

export type CalendarQuery = Pick<
  CalendarFilter,
  'from' | 'to' | 'kind' | 'contactPointId' | 'organisationId' | 'isMine' | 'limit'
>;

/** The largest page that a list gives. */
export const largestPage = 200;

/** The routes of the calendar. What returns a resource is called in an injection context; `undefined` asks nothing. */
@Service()
export class CalendarClient {
  private readonly http = inject(HttpClient);

  /** Soonest first. */
  entries(query: () => CalendarQuery | undefined): HttpResourceRef<CalendarList | undefined> {
    return freshResource<CalendarList>(() => {
      const asked = query();
      if (asked === undefined) return undefined;
      const params: Record<string, string | number> = {};
      for (const [name, value] of Object.entries(asked))
        if (value !== undefined && value !== '') params[name] = value as string | number;
      return { url: '/api/calendar', params };
    });
  }

  /** Where the entry lies as a file for a calendar program. */
  fileAddress({ kind, id }: CalendarEntry): string {
    return `/api/calendar/entries/${kind}/${encodeURIComponent(id)}.ics`;
  }

  feeds(): HttpResourceRef<List<CalendarFeed> | undefined> {
    return freshResource<List<CalendarFeed>>(() => '/api/calendar-feeds');
  }

  createFeed(feed: CreateCalendarFeed): Promise<CalendarFeedAddress> {
    return firstValueFrom(this.http.post<CalendarFeedAddress>('/api/calendar-feeds', feed));
  }

  rotateFeed(id: string): Promise<CalendarFeedAddress> {
    return firstValueFrom(this.http.post<CalendarFeedAddress>(`${feedUrl(id)}/rotate`, {}));
  }

  async removeFeed(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(feedUrl(id)));
  }
}

function feedUrl(id: string): string {
  return `/api/calendar-feeds/${encodeURIComponent(id)}`;
}
