import { Component, input } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** The running meeting for the back row. */
@Component({
  selector: 'app-projector-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Beamer" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class ProjectorPage {
  readonly id = input.required<string>();
}
