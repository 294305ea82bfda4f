import { Component, input } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** One approved version of minutes, to read and print. */
@Component({
  selector: 'app-minutes-version-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Protokoll" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class MinutesVersionPage {
  readonly meetingId = input.required<string>();
  readonly number = input.required<string>();
}
