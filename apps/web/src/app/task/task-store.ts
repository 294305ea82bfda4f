import { computed, inject, Service, signal } from '@angular/core';
import type { Task, TaskFilter, TaskState } from '@quartiersforum/domain';
import { lastValue } from '../core/loading/last-value';
import { onReconnect } from '../core/realtime/on-reconnect';
import { Realtime } from '../core/realtime/realtime';
import { TaskClient } from './task-client';

/** Tasks of a scope, kept fresh by what the server announces. Provided by the page or the card. */
@Service({ autoProvided: false })
export class TaskStore {
  private readonly client = inject(TaskClient);
  private readonly filter = signal<TaskFilter | undefined>(undefined);

  readonly resource = this.client.tasks(this.filter);
  private readonly list = lastValue(this.resource);
  /** Undefined until the first answer. What is due first comes first; what has no date comes last. */
  readonly tasks = computed<readonly Task[] | undefined>(() =>
    this.list()?.items.toSorted((one, other) =>
      (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'),
    ),
  );

  constructor() {
    const reload = (): void => void this.resource.reload();
    inject(Realtime).listen('task.changed', reload);
    onReconnect(reload);
  }

  show(filter: TaskFilter): void {
    this.filter.set(filter);
  }

  /** Throws what the API answers, as `task.changed` when somebody was faster. */
  async changeState({ id, version }: Task, state: TaskState): Promise<void> {
    try {
      await this.client.changeState(id, { version, state });
    } finally {
      this.resource.reload();
    }
  }
}
