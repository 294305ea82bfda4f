import { Component } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** All minutes that somebody may read. */
@Component({
  selector: 'app-minutes-list-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Protokolle" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class MinutesListPage {}
