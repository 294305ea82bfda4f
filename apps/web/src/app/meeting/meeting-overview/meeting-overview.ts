import { Component, inject } from '@angular/core';
import { Card } from '@quartiersforum/ui/frame';
import { momentText } from '../../core/time/time-text';
import { MeetingStore } from '../meeting-store';

/** What a meeting is, when and where, and what to do next. */
@Component({
  selector: 'app-meeting-overview',
  imports: [Card],
  template: `@if (store.meeting(); as meeting) {
    <ui-card heading="Auf einen Blick">
      <p>{{ momentText(meeting.startsAt) }}</p>
      <p>{{ meeting.place }}</p>
    </ui-card>
  }`,
})
export class MeetingOverview {
  protected readonly store = inject(MeetingStore);
  protected readonly momentText = momentText;
}
