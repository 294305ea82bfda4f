import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FundingFit } from '@quartiersforum/domain';
import { Badge } from '@quartiersforum/ui/frame';
import { countText } from '../../core/text/count-text';
import { plainDayText } from '../../core/time/time-text';
import { fitReasons } from '../call-names';

type FitCall = FundingFit['calls'][number];

/** For one contact point whose funding ends: the calls that are in time, and behind a click the others and why they are not. */
@Component({
  selector: 'app-contact-point-fit',
  imports: [Badge, RouterLink],
  templateUrl: './contact-point-fit.html',
  styleUrl: './contact-point-fit.scss',
})
export class ContactPointFit {
  readonly fit = input.required<FundingFit>();

  protected readonly inTime = computed(() =>
    this.fit().calls.filter(({ reason }) => reason === 'inTime'),
  );
  protected readonly others = computed(() =>
    this.fit()
      .calls.filter(({ reason }) => reason !== 'inTime')
      .map((call) => ({ ...call, ...fitReasons[call.reason], detail: detailOf(call) })),
  );
  protected readonly summary = computed(
    () =>
      `${countText(this.others().length, 'weiterer Aufruf', 'weitere Aufrufe')} und warum nicht`,
  );
  protected readonly plainDayText = plainDayText;
}

/** What makes a call too late: when its money could begin. */
function detailOf({ reason, deadline, earliestStart }: FitCall): string {
  if (reason !== 'tooLate') return '';
  if (earliestStart === null) return deadline === null ? 'Der Aufruf ist vorbei.' : '';
  return `Das Geld käme frühestens am ${plainDayText(earliestStart)}.`;
}
