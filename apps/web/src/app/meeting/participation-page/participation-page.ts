import { Component } from '@angular/core';
import { EmptyState } from '@quartiersforum/ui/frame';

/** Who is invited to a meeting and what they have answered. */
@Component({
  selector: 'app-participation-page',
  imports: [EmptyState],
  template: `<ui-empty-state heading="Noch kein Überblick über die Teilnahme" icon="calendar"
    >Wer eingeladen ist und was geantwortet wurde, steht bald hier.</ui-empty-state
  >`,
})
export class ParticipationPage {}
