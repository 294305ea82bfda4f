import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CreateTopic,
  List,
  TakeOverTopic,
  Topic,
  TopicFilter,
  UpdateTopic,
} from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes of the Themenspeicher of a series. */
@Service()
export class TopicClient {
  private readonly http = inject(HttpClient);

  /** `undefined` asks nothing. In an injection context. */
  topics(
    filter: () => Omit<TopicFilter, 'limit' | 'offset'> | undefined,
  ): HttpResourceRef<List<Topic> | undefined> {
    return freshResource<List<Topic>>(() => {
      const asked = filter();
      return asked && { url: '/api/topics', params: { limit: 200, ...asked } };
    });
  }

  /** The same as a promise. */
  read(filter: Omit<TopicFilter, 'limit' | 'offset'>): Promise<List<Topic>> {
    return firstValueFrom(
      this.http.get<List<Topic>>('/api/topics', { params: { limit: 200, ...filter } }),
    );
  }

  create(topic: CreateTopic): Promise<Topic> {
    return firstValueFrom(this.http.post<Topic>('/api/topics', topic));
  }

  update(id: string, change: UpdateTopic): Promise<Topic> {
    return firstValueFrom(this.http.patch<Topic>(`/api/topics/${id}`, change));
  }

  /** Takes the own topic back. */
  async withdraw(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/topics/${id}/withdraw`, {}));
  }

  /** Lays a topic aside without a meeting. */
  async close(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/topics/${id}/close`, {}));
  }

  /** Makes an agenda item of it. */
  async takeOver(id: string, where: TakeOverTopic): Promise<void> {
    await firstValueFrom(this.http.post(`/api/topics/${id}/take-over`, where));
  }
}
