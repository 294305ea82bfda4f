import type { CalendarQuery } from './calendar-client';
import type { CalendarWish } from './calendar-filter-address';

/** The wish as the API is asked. */
export function queryOf({
  kinds,
  contactPointId,
  organisationId,
  isMine,
}: CalendarWish): CalendarQuery {
  return {
    kind: kinds.join(',') || undefined,
    contactPointId: contactPointId || undefined,
    organisationId: organisationId || undefined,
    isMine: isMine ? 'true' : undefined,
  };
}
