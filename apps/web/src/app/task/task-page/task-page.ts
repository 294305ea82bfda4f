import { Component } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** Tasks: mine, of my organisation, all. */
@Component({
  selector: 'app-task-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Aufgaben" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class TaskPage {}
