import {
  dueReminders,
  hasEveryEnd,
  type InterestState,
  isInScope,
  type ReminderMoment,
  type ReminderSettings,
  reminderWindow,
  type SentReminder,
} from '@quartiersforum/domain';
import type { Reminded } from './reminded.queries';
import type { RemindedCall, RemindedEnd } from './reminder.queries';
import type { ToldDeadlines } from './reminder-mail';

/** What there is to be reminded of, for everybody. */
export interface Outlook {
  readonly calls: readonly RemindedCall[];
  readonly ends: readonly RemindedEnd[];
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
  { calls, ends }: Outlook,
  interests: ReadonlyMap<string, InterestState> | undefined,
  told: readonly SentReminder[],
  moment: ReminderMoment,
): Reminders {
  const { scope, rhythm, daysBefore, fundingEndDaysBefore } = settings;
  const choice = { rhythm, daysBefore };
  const { from, until } = reminderWindow(choice, moment);
  const deadlines = calls.flatMap((call) => {
    const near = call.deadlines.filter(({ day }) => day >= from && day <= until);
    if (near.length === 0) return [];
    const interest = interests?.get(call.id);
    const reader = { kinds: person.kinds, interests: interest === undefined ? [] : [interest] };
    if (!isInScope(scope, call, reader)) return [];
    return [...Map.groupBy(near, ({ day }) => day)].map(([day, deadlines]) => ({
      ...{ thingId: call.id, day, call, deadlines },
    }));
  });
  const own = settings.hasFundingEnds ? ends.filter((end) => isTheirs(end, person)) : [];
  const dueCalls = dueReminders(choice, deadlines, told, moment);
  const dueEnds = dueReminders(
    { rhythm, daysBefore: fundingEndDaysBefore },
    own.map((end) => ({ thingId: end.id, day: end.day, end })),
    told,
    moment,
  );
  return {
    calls: dueCalls.toSorted((one, other) => one.day.localeCompare(other.day)),
    ends: dueEnds.map(({ end }) => end),
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
