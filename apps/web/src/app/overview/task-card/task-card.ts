import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Card, LoadingState } from '@quartiersforum/ui/frame';
import { LoadFailure } from '../../core/loading/load-failure';
import { countText } from '../../core/text/count-text';
import { TaskList } from '../../task/task-list/task-list';
import { TaskStore } from '../../task/task-store';

/** How many of the open tasks the first page shows. */
const most = 4;

/** What the person or their organisation owes, most urgent first. */
@Component({
  selector: 'app-task-card',
  imports: [Card, LoadFailure, LoadingState, RouterLink, TaskList],
  template: `<ui-card heading="Ihre Aufgaben">
    @if (store.resource.error()) {
      <app-load-failure [resource]="store.resource" />
    } @else if (store.tasks(); as tasks) {
      @if (tasks.length > 0) {
        <app-task-list [tasks]="shown()" />
      } @else {
        <p class="ui-muted">Sie haben nichts offen.</p>
      }
      <p class="more">
        <a routerLink="/aufgaben">{{ moreText() }}</a>
      </p>
    } @else {
      <ui-loading-state [rows]="2" />
    }
  </ui-card>`,
  styleUrl: '../overview-entries.scss',
  providers: [TaskStore],
})
export class TaskCard {
  protected readonly store = inject(TaskStore);
  protected readonly shown = computed(() => this.store.tasks()?.slice(0, most) ?? []);
  protected readonly moreText = computed(() => {
    const hidden = (this.store.tasks()?.length ?? 0) - most;
    return hidden > 0
      ? `${countText(hidden, 'weitere Aufgabe', 'weitere Aufgaben')}`
      : 'Alle Aufgaben';
  });

  constructor() {
    this.store.show({ scope: 'organisation', state: 'open' });
  }
}
