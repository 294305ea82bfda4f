import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AgendaCallList } from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes by which new funding calls come onto the agenda of a meeting. */
@Service()
export class AgendaCallClient {
  private readonly http = inject(HttpClient);

  /** What waits. In an injection context. */
  newCalls(meetingId: () => string): HttpResourceRef<AgendaCallList | undefined> {
    return freshResource<AgendaCallList>(() => newCallsUrl(meetingId()));
  }

  /** Answers what waits then. */
  takeOver(meetingId: string, callIds: readonly string[]): Promise<AgendaCallList> {
    return firstValueFrom(
      this.http.post<AgendaCallList>(newCallsUrl(meetingId), { callIds: [...callIds] }),
    );
  }
}

function newCallsUrl(meetingId: string): string {
  return `/api/meetings/${encodeURIComponent(meetingId)}/new-calls`;
}
