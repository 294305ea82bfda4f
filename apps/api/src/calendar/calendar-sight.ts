import {
  type ApplicantKind,
  allowedStates,
  contactPointStateSchema,
  isAllowed,
} from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import { askerValues, statesByRelation } from '../meeting/meeting-standing.queries';

/** Who reads a calendar: somebody signed in, or whoever a feed belongs to. */
export type CalendarReader = Pick<
  Actor,
  'accountId' | 'personId' | 'organisationId' | 'contactPointId' | 'role'
>;

/**
 * What of the calendar somebody may see, as the first nine values of its statements. Each kind of entry is as visible as the thing it is
 * the date of: there is no permission for a date.
 */
export function sightValues(
  reader: CalendarReader,
  today: string,
  applicantKinds: readonly ApplicantKind[],
): unknown[] {
  const { role } = reader;
  return [
    ...askerValues(reader, today),
    JSON.stringify(statesByRelation('meeting.read', reader)),
    isAllowed('fundingCall.read', { role, state: 'published' }),
    allowedStates('contactPoint.read', role, contactPointStateSchema.options),
    applicantKinds,
  ];
}
