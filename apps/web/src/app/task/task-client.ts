import { HttpClient, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { List, Task, TaskFilter, TaskStateChange } from '@quartiersforum/domain';
import { firstValueFrom } from 'rxjs';
import { freshResource } from '../core/loading/fresh-resource';

/** The routes of tasks. What returns a resource is called in an injection context. */
@Service()
export class TaskClient {
  private readonly http = inject(HttpClient);

  /** `undefined` asks nothing. */
  tasks(filter: () => TaskFilter | undefined): HttpResourceRef<List<Task> | undefined> {
    return freshResource<List<Task>>(() => {
      const asked = filter();
      return (
        asked && {
          url: '/api/tasks',
          params: { limit: 200, ...asked } as Record<string, string | number>,
        }
      );
    });
  }

  changeState(id: string, change: TaskStateChange): Promise<Task> {
    return firstValueFrom(this.http.put<Task>(`/api/tasks/${id}/state`, change));
  }
}
