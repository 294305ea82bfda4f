import { Component, input } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** The door behind the link of an invitation: answering without a sign-in. */
@Component({
  selector: 'app-response-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Rückmeldung" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class ResponsePage {
  readonly token = input.required<string>();
}
