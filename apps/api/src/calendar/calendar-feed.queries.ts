import type { CalendarFeedScope } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { CalendarReader } from './calendar-sight';

/** A feed with whoever it belongs to, as their account is at this moment. */
export interface FoundFeed extends CalendarReader {
  readonly id: string;
  readonly scope: CalendarFeedScope;
  readonly label: string;
  readonly createdAt: Date;
  readonly lastFetchedAt: Date | null;
  readonly fingerprint: string | null;
  readonly changedAt: Date | null;
  readonly isDisabled: boolean;
  /** As `pg_current_snapshot` writes it; null while somebody is writing. Two times the same: nothing at all was written in between. */
  readonly snapshot: string | null;
}

/** What is behind the hash of a token: a feed, `revoked`, or nothing. */
export async function findFeed(
  manager: EntityManager,
  hash: Buffer,
): Promise<FoundFeed | 'revoked' | undefined> {
  const [row]: (FoundFeed & { readonly isRevoked: boolean })[] = await manager.query(
    `select token.revoked_at is not null or feed.id is null as "isRevoked",
       feed.id, feed.scope, feed.label, feed.created_at as "createdAt", feed.last_fetched_at as "lastFetchedAt",
       feed.fingerprint, feed.changed_at as "changedAt",
       account.id as "accountId", account.role, account.is_disabled as "isDisabled",
       person.id as "personId", person.organisation_id as "organisationId", person.contact_point_id as "contactPointId",
       case when pg_snapshot_xmin(seen) = pg_snapshot_xmax(seen) then seen::text end as snapshot
     from pg_current_snapshot() as seen
     join calendar_feed_token as token on token.hash = $1
     left join calendar_feed as feed on feed.id = token.feed_id
     left join account on account.id = feed.account_id
     left join person on person.id = account.person_id`,
    [hash],
  );
  return row?.isRevoked ? 'revoked' : row;
}

/** Notes what a feed holds since when, and that it was fetched. */
export async function noteFetch(
  manager: EntityManager,
  id: string,
  note: { readonly fingerprint: string; readonly changedAt: Date; readonly fetchedAt: Date },
): Promise<void> {
  await manager.query(
    `update calendar_feed set fingerprint = $2, changed_at = $3, last_fetched_at = date_trunc('hour', $4::timestamptz) where id = $1`,
    [id, note.fingerprint, note.changedAt, note.fetchedAt],
  );
}

/** Dead addresses and what was taken away are forgotten once every calendar had the time to hear of it. */
export async function forgetOld(
  manager: EntityManager,
  now: Date,
  { tokenDays, traceDays }: { readonly tokenDays: number; readonly traceDays: number },
): Promise<void> {
  await manager.query(
    `delete from calendar_feed_token where revoked_at < $1::timestamptz - make_interval(days => $2)`,
    [now, tokenDays],
  );
  await manager.query(
    `delete from calendar_trace where removed_at < $1::timestamptz - make_interval(days => $2)`,
    [now, traceDays],
  );
}
