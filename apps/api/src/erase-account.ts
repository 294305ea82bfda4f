/** What an erasure needs of a connection; `Client` of `pg` has it. */
interface Connection {
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** Why an account is not erased, in one line for the person at the terminal. */
export class ErasureRefusal extends Error {
  override readonly name = 'ErasureRefusal';
}

interface Erased {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
}

/** What goes on naming the person and is somebody's decision, in lines for the person at the terminal. */
export interface Erasure {
  readonly remaining: readonly string[];
}

const nobody = 'gelöscht';
/** Addresses that lead nowhere: RFC 2606 keeps `.invalid` free. */
const nowhere = 'geloescht.invalid';

/**
 * Every column that says which account or person it was, or holds an address, and what becomes of it: `deleted`, its row goes; `blotted`,
 * what it says is overwritten; `kept`, an id that then leads to nobody, or a record that has to stay. docs/privacy.md says why.
 * A spec compares it with the tables: a new column is refused until somebody has decided and written the statement for it.
 */
export const fates: Readonly<Record<string, 'deleted' | 'blotted' | 'kept'>> = {
  'account.email': 'blotted',
  'account.person_id': 'kept',
  'account_invitation.created_by': 'kept',
  'account_invitation.email': 'deleted',
  'attendee.account_id': 'blotted',
  'calendar_feed.account_id': 'deleted',
  'contact_point.email': 'kept',
  'document_client.account_id': 'kept',
  'document_update.account_id': 'kept',
  'document_version.created_by': 'kept',
  'funding_call.checked_by': 'kept',
  'funding_call.proposed_by': 'kept',
  'guideline.adopted_by': 'kept',
  'guideline.created_by': 'kept',
  'idempotency_key.account_id': 'deleted',
  'interest.help_by': 'kept',
  'interest.updated_by': 'kept',
  'material.added_by': 'kept',
  'meeting.created_by': 'kept',
  'meeting.lead_account_id': 'kept',
  'meeting_invitation.account_id': 'deleted',
  'meeting_invitation.email': 'deleted',
  'meeting_invitation.substitute_email': 'blotted',
  'meeting_writer.account_id': 'kept',
  'membership.person_id': 'kept',
  'minutes_entry.created_by': 'kept',
  'minutes_entry.owner_person_id': 'kept',
  'minutes_version.approved_by': 'kept',
  'minutes_version.approved_by_name': 'kept',
  'outbox_mail.recipient': 'deleted',
  'password_reset.account_id': 'deleted',
  'register_change.account_id': 'kept',
  'reminder_sent.account_id': 'deleted',
  'reminder_settings.account_id': 'deleted',
  'saved_filter.account_id': 'deleted',
  'session.account_id': 'deleted',
  'task.owner_person_id': 'kept',
  'task_change.account_id': 'kept',
  'topic.author_account_id': 'kept',
};

/** Tables of which the account's own rows go, and nothing else is to be done. */
const ownRows = [
  ...['session', 'password_reset', 'idempotency_key', 'reminder_settings', 'reminder_sent'],
  ...['saved_filter', 'calendar_feed'],
];

/**
 * Erases the person behind an account, in the transaction that the caller holds. The rows of account and person stay and say nothing any
 * more: what the network keeps goes on naming their ids.
 *
 * The one thing a newcomer would get wrong: it changes nothing that rights hang on. Whoever may still sign in or still belongs to a body
 * is refused, and the coordinator ends that in the pages, where the history records it and open sockets hear of it.
 * @throws {ErasureRefusal}
 */
export async function eraseAccount(connection: Connection, address: string): Promise<Erasure> {
  const email = address.trim().toLowerCase();
  const erased = await findErasable(connection, email);
  const { accountId, personId } = erased;
  const run = (sql: string): Promise<unknown> =>
    connection.query(
      `with erased as (select $1::uuid as account_id, $2::uuid as person_id, $3::text as email) ${sql}`,
      [accountId, personId, email],
    );

  // Calendars outside are told that their feed is over, as when its owner ends it.
  await run(`update calendar_feed_token set revoked_at = coalesce(revoked_at, now()) from calendar_feed, erased
    where calendar_feed.id = feed_id and calendar_feed.account_id = erased.account_id`);
  for (const table of ownRows)
    await run(`delete from ${table} using erased where ${table}.account_id = erased.account_id`);

  await run(`update attendee set name = '${nobody}', affiliation = null from erased
    where attendee.account_id = erased.account_id or invitation_id in (
      select id from meeting_invitation as invitation
      where invitation.account_id = erased.account_id or invitation.email = erased.email)`);
  await run(`delete from meeting_invitation as invitation using erased
    where invitation.account_id = erased.account_id or invitation.email = erased.email`);
  // The answer stays: whoever said so was not there and sent somebody.
  await run(`update meeting_invitation set substitute_name = '${nobody}', substitute_email = '${nobody}@${nowhere}'
    from erased where substitute_email = erased.email`);
  await run(
    `delete from account_invitation using erased where account_invitation.email = erased.email`,
  );
  await run(`delete from outbox_mail using erased where recipient = erased.email`);
  await run(`delete from pgboss.job using erased where data ->> 'email' = erased.email`);

  await blotHistory(connection, personId);
  await run(`update person set name = '${nobody}', organisation_id = null, contact_point_id = null, version = version + 1,
      updated_at = now() from erased where person.id = erased.person_id`);
  await run(`update account set email = 'geloescht-' || account.id || '@${nowhere}', password_hash = null,
      oidc_subject = null, last_seen_at = null from erased where account.id = erased.account_id`);
  return { remaining: await findRemaining(connection, { ...erased, email }) };
}

async function findErasable(connection: Connection, email: string): Promise<Erased> {
  const [account] = await select<Erased & { isDisabled: boolean }>(
    connection,
    `select account.id as "accountId", person_id as "personId", person.name, is_disabled as "isDisabled"
     from account join person on person.id = person_id where email = $1 for update`,
    [email],
  );
  if (account === undefined)
    throw new ErasureRefusal(`There is no account with the address ${email}.`);
  if (!account.isDisabled)
    throw new ErasureRefusal(
      `The account ${email} is not disabled. Disable it on the page of the accounts first.`,
    );
  const bodies = await select<{ name: string }>(
    connection,
    `select distinct body.name from membership join body on body.id = body_id
     where person_id = $1 and (valid_to is null or valid_to >= (now() at time zone 'Europe/Berlin')::date)`,
    [account.personId],
  );
  if (bodies.length > 0)
    throw new ErasureRefusal(
      `The person still belongs to ${bodies.map(({ name }) => name).join(', ')}. End the membership on the page of the body first.`,
    );
  return account;
}

/** The register's older states stay, with nobody in the place of the person. In order, as the fields are told. */
async function blotHistory(connection: Connection, personId: string): Promise<void> {
  const states = await select<{ id: string; snapshot: unknown }>(
    connection,
    `select id, snapshot from register_change
     where kind in ('person', 'body') and snapshot::text like '%' || $1 || '%' for update`,
    [personId],
  );
  for (const { id, snapshot } of states) {
    const blotted = JSON.stringify(snapshot, (_, value: unknown) =>
      isOf(value, personId) ? blot(value) : value,
    );
    await connection.query('update register_change set snapshot = $2 where id = $1', [id, blotted]);
  }
}

function isOf(value: unknown, id: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id;
}

function blot(thing: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const place = { organisation: null, contactPoint: null };
  return { ...thing, name: nobody, ...('organisation' in thing && place) };
}

/** Approved minutes are unchangeable; a contact point's address and open tasks are for those who keep them. */
async function findRemaining(
  connection: Connection,
  { personId, name, email }: Erased & { readonly email: string },
): Promise<readonly string[]> {
  const rows = await select<{ line: string }>(
    connection,
    `select 'the address of the contact point ' || name as line from contact_point where lower(email) = $3
     union all
     select count(*) || ' open tasks' from task
      where owner_person_id = $2 and state = 'open' and withdrawn_at is null having count(*) > 0
     union all
     select 'version ' || version.number || ' of the minutes of ' || meeting.title
       from minutes_version as version join minutes on minutes.id = minutes_id join meeting on meeting.id = meeting_id
      where strpos(concat(version.head, version.entries, approved_by_name), $1) > 0`,
    [name, personId, email],
  );
  return rows.map(({ line }) => line);
}

async function select<Row>(
  connection: Connection,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await connection.query(sql, values)).rows as Row[];
}
