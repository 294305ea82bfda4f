import { Component, input } from '@angular/core';
import type { MeetingDate } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { momentText } from '../../core/time/time-text';

/** The next dates of a series, with what speaks against each. */
@Component({
  selector: 'app-series-dates',
  imports: [Badge],
  template: `<ul role="list" class="ui-entries">
    @for (date of dates(); track date.startsAt) {
      <li>
        <span>{{ momentText(date.startsAt) }}</span>
        @if (date.isTaken) {
          <ui-badge variant="success" icon="check">angelegt</ui-badge>
        }
        @if (date.holiday) {
          <ui-badge variant="warning">{{ date.holiday }}</ui-badge>
        }
      </li>
    }
  </ul>`,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--ui-space-1) var(--ui-space-3);
      align-items: center;
      justify-content: space-between;
    }

    .ui-entries > li {
      padding-block: var(--ui-space-3);
    }
  `,
})
export class SeriesDates {
  readonly dates = input.required<readonly MeetingDate[]>();
  protected readonly momentText = momentText;
}
