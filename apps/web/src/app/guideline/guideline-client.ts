import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CreateGuideline, Guideline, List } from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes of guidelines. What returns a resource is called in an injection context. */
@Service()
export class GuidelineClient {
  private readonly http = inject(HttpClient);

  guidelines(): HttpResourceRef<List<Guideline> | undefined> {
    return freshResource<List<Guideline>>(() => '/api/guidelines?limit=200');
  }

  /** `undefined` asks nothing. */
  guideline(id: () => string | undefined): HttpResourceRef<Guideline | undefined> {
    return freshResource<Guideline>(() => {
      const asked = id();
      return asked && `/api/guidelines/${encodeURIComponent(asked)}`;
    });
  }

  create(guideline: CreateGuideline): Promise<Guideline> {
    return firstValueFrom(this.http.post<Guideline>('/api/guidelines', guideline));
  }

  adopt(id: string): Promise<Guideline> {
    return firstValueFrom(this.http.post<Guideline>(`/api/guidelines/${id}/adopt`, {}));
  }
}
