import {
  dueReminders,
  hasEveryEnd,
  type InterestState,
  isInScope,
  type ReminderDate,
  type ReminderMoment,
  type ReminderSettings,
  reminderWindow,
  type SentReminder,
} from '@quartiersforum/domain';
import type { Reminded } from './reminded.queries';
import type { RemindedCall, RemindedEnd } from './reminder.queries';
import type { ToldDeadlines } from './reminder-mail';

/** What there is to be reminded of, for everybody; each by day, the nearest first. */
export interface Outlook {
  readonly deadlines: readonly (ToldDeadlines & ReminderDate)[];
  readonly ends: readonly (RemindedEnd & ReminderDate)[];
}

/** Taken apart once for all people of a batch. */
export function outlookOf(calls: readonly RemindedCall[], ends: readonly RemindedEnd[]): Outlook {
  const deadlines = calls.flatMap((call) =>
    [...Map.groupBy(call.deadlines, ({ day }) => day)].map(([day, ofDay]) => ({
      ...{ thingId: call.id, call, day, deadlines: ofDay },
    })),
  );
  return {
    deadlines: deadlines.sort((one, other) => (one.day < other.day ? -1 : 1)),
    ends: ends.map((end) => ({ ...end, thingId: end.id })),
  };
}

/** What one person is reminded of now, and what is recorded of it. */
export interface Reminders {
  readonly calls: readonly ToldDeadlines[];
  readonly ends: readonly RemindedEnd[];
  readonly sent: readonly SentReminder[];
}

/** Which of what lies ahead concerns this person and is due; the rules are the domain's. */
export function remindersOf(
  person: Reminded,
  settings: ReminderSettings,
  { deadlines, ends }: Outlook,
  interests: ReadonlyMap<string, InterestState> | undefined,
  told: readonly SentReminder[],
  moment: ReminderMoment,
): Reminders {
  const { scope, rhythm, daysBefore, fundingEndDaysBefore } = settings;
  const choice = { rhythm, daysBefore };
  const { from, until } = reminderWindow(choice, moment);
  const concerning = deadlines.filter(({ day, call }) => {
    if (day < from || day > until) return false;
    const interest = interests?.get(call.id);
    const reader = { kinds: person.kinds, interests: interest === undefined ? [] : [interest] };
    return isInScope(scope, call, reader);
  });
  const own = settings.hasFundingEnds ? ends.filter((end) => isTheirs(end, person)) : [];
  const dueCalls = dueReminders(choice, concerning, told, moment);
  const dueEnds = dueReminders({ rhythm, daysBefore: fundingEndDaysBefore }, own, told, moment);
  return {
    calls: dueCalls,
    ends: dueEnds,
    sent: [...dueCalls, ...dueEnds].map(({ thingId, day, step }) => ({
      ...{ thingId, day, step, sentOn: moment.today },
    })),
  };
}

/** Of every contact point for those who keep an eye on all; otherwise the own one, or those of the own organisation. */
function isTheirs(
  { id, providerIds }: RemindedEnd,
  { role, contactPointId, organisationId }: Reminded,
): boolean {
  if (hasEveryEnd(role) || id === contactPointId) return true;
  return organisationId !== null && providerIds.includes(organisationId);
}
