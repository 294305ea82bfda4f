import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HelpRequest } from '@quartiersforum/domain';
import { Card } from '@quartiersforum/ui/frame';
import { countText } from '../../core/text/count-text';
import { dayText } from '../../core/time/time-text';
import { interestStates } from '../call-names';
import { HelpAnswer } from '../help-answer/help-answer';

/** For the city: which organisations wish for help with an application, and who helps whom; what waits stands first. */
@Component({
  selector: 'app-help-requests',
  imports: [Card, HelpAnswer, RouterLink],
  templateUrl: './help-requests.html',
  styleUrl: './help-requests.scss',
})
export class HelpRequests {
  readonly requests = input.required<readonly HelpRequest[]>();
  readonly answered = output();

  protected readonly states = interestStates;

  /** "Antrag bis So, 31. Januar 2027, in 70 Tagen". */
  protected deadlineText({ nextDeadline, daysLeft }: HelpRequest): string {
    if (nextDeadline === null || daysLeft === null) return 'ohne Stichtag';
    const left = daysLeft === 0 ? 'heute' : `in ${countText(daysLeft, 'Tag', 'Tagen')}`;
    const day = `${dayText(nextDeadline.day)}${nextDeadline.isEstimated ? ' (erwartet)' : ''}`;
    return `bis ${day}, ${left}`;
  }
}
