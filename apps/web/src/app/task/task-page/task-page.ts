import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TaskFilter } from '@quartiersforum/domain';
import { TabNav } from '@quartiersforum/ui';
import { Card, EmptyState, LoadingState, PageHeader } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { TaskList } from '../task-list/task-list';
import { TaskStore } from '../task-store';

type Scope = NonNullable<TaskFilter['scope']>;

/** What stands in the address for each scope, and how it is called. */
const scopes: readonly {
  readonly scope: Scope;
  readonly address: string;
  readonly name: string;
}[] = [
  { scope: 'organisation', address: 'unsere', name: 'Meine und unsere' },
  { scope: 'mine', address: 'meine', name: 'Nur meine' },
  { scope: 'all', address: 'alle', name: 'Alle' },
];

/** Tasks of approved minutes: one's own, one's organisation's, all that one may see. */
@Component({
  selector: 'app-task-page',
  imports: [Card, EmptyState, LoadFailure, LoadingState, PageHeader, RouterLink, TabNav, TaskList],
  templateUrl: './task-page.html',
  providers: [TaskStore],
})
export class TaskPage {
  /** "unsere", "meine" or "alle"; anything else is the first. */
  readonly umfang = input<string>();

  protected readonly store = inject(TaskStore);
  protected readonly scopes = scopes;
  protected readonly current = computed(
    () => scopes.find(({ address }) => address === this.umfang()) ?? scopes[0],
  );
  protected readonly open = computed(() =>
    this.store.tasks()?.filter(({ state }) => state === 'open'),
  );
  protected readonly over = computed(
    () => this.store.tasks()?.filter(({ state }) => state !== 'open') ?? [],
  );

  constructor() {
    effect(() => {
      this.store.show({ scope: this.current()?.scope ?? 'organisation' });
    });
  }
}
