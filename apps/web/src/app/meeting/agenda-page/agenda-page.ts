import { Component, inject } from '@angular/core';
import { Card } from '@quartiersforum/ui/frame';
import { MeetingStore } from '../meeting-store';

/** The agenda of a meeting. */
@Component({
  selector: 'app-agenda-page',
  imports: [Card],
  template: `@if (store.meeting(); as meeting) {
    <ui-card heading="Tagesordnung">
      <ol>
        @for (item of meeting.agenda; track item.id) {
          <li>{{ item.title }}</li>
        }
      </ol>
    </ui-card>
  }`,
})
export class AgendaPage {
  protected readonly store = inject(MeetingStore);
}
