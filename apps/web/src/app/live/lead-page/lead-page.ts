import { Component, input } from '@angular/core';
import { EmptyState, PageHeader } from '@quartiersforum/ui/frame';

/** The console of whoever leads the running meeting. */
@Component({
  selector: 'app-lead-page',
  imports: [EmptyState, PageHeader],
  template: `<ui-page-header heading="Leitung" />
    <ui-empty-state heading="Hier ist noch nichts" icon="calendar"
      >Diese Seite wird gerade eingerichtet.</ui-empty-state
    >`,
})
export class LeadPage {
  readonly id = input.required<string>();
}
