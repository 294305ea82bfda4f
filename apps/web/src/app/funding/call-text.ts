import type {
  ApplicantKind,
  Deadline,
  FundingCall,
  FundingCallSummary,
} from '@quartiersforum/domain';
import { deadlineKindNames } from '../calendar/deadline-kind-names';
import { dayText } from '../core/time/time-text';
import { applicantKindNames } from '../network/applicant-kind-names';

/** "Antrag bis So, 31. Januar 2027, 18:00 Uhr"; what is only expected says so. */
export function deadlineText({
  kind,
  day,
  time,
  isEstimated,
}: Pick<Deadline, 'kind' | 'day' | 'time' | 'isEstimated'>): string {
  const clock = time === null ? '' : `, ${time} Uhr`;
  const hint = isEstimated ? ' (erwartet)' : '';
  return `${deadlineKindNames[kind]} bis ${dayText(day)}${clock}${hint}`;
}

type Dated = Pick<FundingCallSummary, 'state' | 'mode' | 'opensOn' | 'nextDeadline' | 'override'>;

/** What is next with a call, in words; also where there is no deadline. */
export function nextStepText({ state, mode, opensOn, nextDeadline, override }: Dated): string {
  if (state === 'replaced') return 'Durch einen anderen Aufruf ersetzt';
  if (state === 'closed')
    return override?.kind === 'closedEarly'
      ? 'Vorzeitig geschlossen'
      : 'Alle Stichtage sind vorbei';
  if (state === 'announced' && opensOn !== null) {
    const rest = nextDeadline === null ? '' : `, ${deadlineText(nextDeadline)}`;
    return `Ab ${dayText(opensOn)}${rest}`;
  }
  if (nextDeadline !== null) return deadlineText(nextDeadline);
  if (state === 'announced' && mode === 'continuousYearly') return 'Für das neue Jahr erwartet';
  if (mode === 'continuous' || mode === 'continuousYearly') return 'Laufend, ohne Stichtag';
  if (mode === 'onSeparateCall') return 'Erst nach gesondertem Aufruf';
  return 'Kein Stichtag bekannt';
}

/** Whether nobody can apply any more. */
export function isOver({ state }: Pick<FundingCallSummary, 'state'>): boolean {
  return state === 'closed' || state === 'replaced';
}

/** "Kommunen, Kirchen"; who nobody has named is not "nobody". */
export function applicantsText(eligible: readonly ApplicantKind[]): string {
  if (eligible.length === 0) return 'nicht angegeben';
  const text = eligible.map((kind) => applicantKindNames[kind]).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Kommunen 20 %, alle anderen 10 %"; `null` when nothing is stated. */
export function sharesText(shares: FundingCall['ownShares']): string | null {
  if (shares.length === 0) return null;
  const text = shares
    .map(({ applicantKind, percent }) => {
      const others = shares.length === 1 ? 'alle' : 'alle anderen';
      const who = applicantKind === null ? others : applicantKindNames[applicantKind];
      return `${who} ${percents.format(percent)} %`;
    })
    .join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const percents = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });
const euros = new Intl.NumberFormat('de-DE', {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});

/** "5.000 € bis 20.000 €", "bis 20.000 €"; `null` when neither is stated. Whole euros. */
export function amountText(least: number | null, most: number | null): string | null {
  return rangeText(least, most, (amount) => euros.format(amount));
}

/** "12 bis 36 Monate"; `null` when neither is stated. */
export function monthsText(least: number | null, most: number | null): string | null {
  const text = rangeText(least, most, String);
  return text && `${text} ${text === '1' ? 'Monat' : 'Monate'}`;
}

function rangeText(
  least: number | null,
  most: number | null,
  show: (value: number) => string,
): string | null {
  if (least === null) return most === null ? null : `bis ${show(most)}`;
  if (most === null) return `ab ${show(least)}`;
  return least === most ? show(least) : `${show(least)} bis ${show(most)}`;
}
