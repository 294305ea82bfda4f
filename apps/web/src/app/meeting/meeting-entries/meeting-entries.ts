import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MeetingSummary } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { dayText } from '../../core/time/time-text';
import { DateTile } from '../../core/date-tile/date-tile';
import { meetingStateNames } from '../meeting-state-names';
import { meetingTimeText } from '../meeting-time';
import { placeText } from '../place-text';
import { responseNames } from '../response-names';

/** Meetings in a row: when, where, how far they are, and their minutes. */
@Component({
  selector: 'app-meeting-entries',
  imports: [Badge, DateTile, RouterLink],
  templateUrl: './meeting-entries.html',
  styleUrl: './meeting-entries.scss',
})
export class MeetingEntries {
  readonly meetings = input.required<readonly MeetingSummary[]>();
  protected readonly states = meetingStateNames;
  protected readonly answers = responseNames;
  protected readonly meetingTimeText = meetingTimeText;
  protected readonly dayText = dayText;
  protected readonly placeText = placeText;
}
