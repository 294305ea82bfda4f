import type { AttendanceState } from '../live/live';
import type { Response } from '../meeting/meeting-response';
import type { MinutesHead } from './minutes';

/** Whoever was invited, with their answer. `key` says who it is in the attendance as well. */
export interface InvitedPerson {
  readonly key: string;
  readonly name: string;
  readonly affiliation: string | null;
  readonly response: Response;
}

/** Whoever the attendance knows. A substitute stands instead of the one with the key `insteadOf`. */
export interface AttendingPerson {
  /** Of somebody invited: their key there. */
  readonly key: string | null;
  readonly name: string;
  readonly affiliation: string | null;
  readonly state: AttendanceState;
  readonly isGuest: boolean;
  readonly isSubstitute: boolean;
  readonly insteadOf: string | null;
}

/** What the head of minutes is made of. */
export interface MinutesHeadSources {
  readonly meeting: Pick<
    MinutesHead,
    | 'title'
    | 'kind'
    | 'body'
    | 'place'
    | 'plannedStart'
    | 'startedAt'
    | 'endedAt'
    | 'lead'
    | 'writers'
  >;
  readonly invited: readonly InvitedPerson[];
  readonly attending: readonly AttendingPerson[];
}

type Listed = MinutesHead['present'][number];

/**
 * The head of minutes, filled by itself. Each person stands in one list: what the attendance says counts, and for whom it says nothing
 * the answer does: who declined or sent somebody else is excused, everybody else who did not come was absent. Guests and substitutes
 * are named only when they were there. Sorted by name, so that two readings of the same meeting are the same text.
 */
export function minutesHead({ meeting, invited, attending }: MinutesHeadSources): MinutesHead {
  const came = new Map(attending.map((person) => [person.key, person]));
  const nameOf = new Map(invited.map(({ key, name }) => [key, name]));
  const present = attending.filter(({ state }) => state === 'present');
  const missing = [
    ...invited.map((person) => ({ person, state: stateOf(person, came.get(person.key)) })),
    ...attending
      .filter(({ key, isSubstitute }) => !isSubstitute && (key === null || !nameOf.has(key)))
      .map((person) => ({ person, state: person.state })),
  ];
  return {
    ...meeting,
    present: listed(present.filter(({ isGuest, isSubstitute }) => !isGuest && !isSubstitute)),
    excused: listed(missing.filter(({ state }) => state === 'excused').map(personOf)),
    absent: listed(
      missing.filter(({ state }) => state === 'absent' || state === 'expected').map(personOf),
    ),
    guests: listed(present.filter(({ isGuest, isSubstitute }) => isGuest && !isSubstitute)),
    substitutes: present
      .filter(({ isSubstitute }) => isSubstitute)
      .map((person) => ({
        ...toListed(person),
        insteadOf: (person.insteadOf !== null && nameOf.get(person.insteadOf)) || '',
      }))
      .sort(byName),
  };
}

/** An answer speaks for whom the attendance has left as expected. */
function stateOf(
  { response }: InvitedPerson,
  attending: AttendingPerson | undefined,
): AttendanceState {
  if (attending !== undefined && attending.state !== 'expected') return attending.state;
  return response === 'no' || response === 'substitute' ? 'excused' : 'absent';
}

function listed(people: readonly Listed[]): Listed[] {
  return people.map(toListed).sort(byName);
}

function toListed({ name, affiliation }: Listed): Listed {
  return { name, affiliation };
}

function personOf({ person }: { readonly person: Listed }): Listed {
  return person;
}

function byName(one: Listed, other: Listed): number {
  return (
    one.name.localeCompare(other.name, 'de') ||
    (one.affiliation ?? '').localeCompare(other.affiliation ?? '', 'de')
  );
}
