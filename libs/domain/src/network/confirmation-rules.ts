import { addDays, daysBetween } from './network-time';

/** An entry that nobody has confirmed for longer than this many days is stale: a quarter, and a month to answer in. */
export const staleDays = 120;
/** The link in the mail is of use for so many days; by then there is a newer one. */
export const confirmationLinkDays = 120;
/** Nobody is asked in a round who has confirmed, or was entered, so many days before it began, or later. */
const restDays = 28;
/** January, April, July and October. */
const roundMonths = ['01', '04', '07', '10'] as const;

/** Whether nobody has said for too long, or ever, that an entry still holds. `confirmedOn` and `today` are `YYYY-MM-DD`. */
export function isStale(confirmedOn: string | null, today: string): boolean {
  return confirmedOn === null || daysBetween(confirmedOn, today) > staleDays;
}

/** The first day of the register on which an entry counts as stale when it was confirmed before it; `YYYY-MM-DD`. */
export function staleBefore(today: string): string {
  return addDays(today, -staleDays);
}

/** One of the four times a year at which every contact point is asked: its name, as `2027-Q1`, and its first day. */
export interface ConfirmationRound {
  readonly name: string;
  readonly startsOn: string;
}

/**
 * The round that runs on `today` (`YYYY-MM-DD`): each begins on the first Monday of its quarter and lasts until the next one does, so
 * that a server that was down on that Monday catches up.
 */
export function confirmationRound(today: string): ConfirmationRound {
  const year = Number(today.slice(0, 4));
  const rounds = [year - 1, year].flatMap((one) =>
    roundMonths.map((month, index) => ({
      name: `${one}-Q${index + 1}`,
      startsOn: firstMonday(`${one}-${month}-01`),
    })),
  );
  const running = rounds.findLast(({ startsOn }) => startsOn <= today);
  if (running === undefined) throw new RangeError(`"${today}" is no day`);
  return running;
}

/** What decides whether a contact point is asked; days are `YYYY-MM-DD`. */
export interface AskableEntry {
  readonly enteredOn: string;
  readonly confirmedOn: string | null;
  readonly closedOn: string | null;
  /** Whether it was asked in this round already. */
  readonly isAsked: boolean;
}

/** Whether a contact point is to be asked in `round`: once, while it is open, unless its entry is fresh anyway. */
export function isConfirmationDue(
  { enteredOn, confirmedOn, closedOn, isAsked }: AskableEntry,
  { startsOn }: ConfirmationRound,
): boolean {
  const freshFrom = addDays(startsOn, -restDays);
  return (
    !isAsked &&
    closedOn === null &&
    enteredOn < freshFrom &&
    (confirmedOn === null || confirmedOn < freshFrom)
  );
}

function firstMonday(firstOfMonth: string): string {
  const weekday = new Date(`${firstOfMonth}T00:00:00Z`).getUTCDay();
  return addDays(firstOfMonth, (8 - weekday) % 7);
}
