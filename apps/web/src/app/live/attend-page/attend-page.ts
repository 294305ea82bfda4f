import { Component, input } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** What somebody in the hall sees of the running meeting, made for a phone. */
@Component({
  selector: 'app-attend-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Dabei" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class AttendPage {
  readonly id = input.required<string>();
}
