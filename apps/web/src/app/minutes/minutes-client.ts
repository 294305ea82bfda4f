import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CorrectMinutes,
  CreateMinutesEntry,
  Minutes,
  MinutesFilter,
  MinutesList,
  MinutesVersion,
  UpdateMinutesEntry,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes of minutes. What returns a resource is called in an injection context. */
@Service()
export class MinutesClient {
  private readonly http = inject(HttpClient);

  /** `undefined` asks nothing. */
  minutesOf(meetingId: () => string | undefined): HttpResourceRef<Minutes | undefined> {
    return freshResource<Minutes>(() => {
      const asked = meetingId();
      return asked && `${pathOf(asked)}/minutes`;
    });
  }

  /** `undefined` asks nothing. */
  version(
    asked: () => { meetingId: string; number: number } | undefined,
  ): HttpResourceRef<MinutesVersion | undefined> {
    return freshResource<MinutesVersion>(() => {
      const version = asked();
      return version && `${pathOf(version.meetingId)}/minutes/versions/${version.number}`;
    });
  }

  /** The filter's fields that are set. */
  list(filter: () => MinutesFilter): HttpResourceRef<MinutesList | undefined> {
    return freshResource<MinutesList>(() => ({
      url: '/api/minutes',
      params: Object.fromEntries(
        Object.entries({ limit: 100, ...filter() }).filter(([, value]) => value !== undefined),
      ) as Record<string, string | number>,
    }));
  }

  async createEntry(meetingId: string, entry: CreateMinutesEntry): Promise<void> {
    await firstValueFrom(this.http.post(`${pathOf(meetingId)}/minutes/entries`, entry));
  }

  async updateEntry(id: string, change: UpdateMinutesEntry): Promise<void> {
    await firstValueFrom(this.http.patch(`/api/minutes-entries/${id}`, change));
  }

  async removeEntry(id: string, version: number): Promise<void> {
    await firstValueFrom(
      this.http.delete(`/api/minutes-entries/${id}`, { params: { version: String(version) } }),
    );
  }

  async restoreEntry(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/minutes-entries/${id}/restore`, {}));
  }

  async approve(meetingId: string): Promise<void> {
    await firstValueFrom(this.http.post(`${pathOf(meetingId)}/minutes/approve`, {}));
  }

  async correct(meetingId: string, correction: CorrectMinutes): Promise<void> {
    await firstValueFrom(this.http.post(`${pathOf(meetingId)}/minutes/correct`, correction));
  }
}

function pathOf(meetingId: string): string {
  return `/api/meetings/${encodeURIComponent(meetingId)}`;
}
