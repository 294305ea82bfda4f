import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Feeds with their secrets, and what calendars need to know about the past of a date: how often it changed, when, and what was there.
 * Meetings, calls and fundings are written by many rooms, and none of them may know of the calendar: triggers keep its trace (ADR 0123).
 */
export class CalendarFeed1763900000012 implements MigrationInterface {
  readonly name = 'CalendarFeed1763900000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_feed (
        id uuid not null default gen_random_uuid(),
        account_id uuid not null,
        scope text not null,
        label text not null default '',
        created_at timestamptz not null default now(),
        rotated_at timestamptz,
        last_fetched_at timestamptz,
        fingerprint text,
        changed_at timestamptz,
        constraint pk_calendar_feed primary key (id),
        constraint ck_calendar_feed_scope check (scope in ('all', 'fittingDeadlines', 'myMeetings')),
        constraint fk_calendar_feed_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_calendar_feed_account_id on calendar_feed (account_id)`);
    await runner.query(`
      create table calendar_feed_token (
        hash bytea not null,
        feed_id uuid,
        revoked_at timestamptz,
        constraint pk_calendar_feed_token primary key (hash),
        constraint fk_calendar_feed_token_feed_id foreign key (feed_id) references calendar_feed (id) on delete set null
      )`);
    await runner.query(
      `create index ix_calendar_feed_token_feed_id on calendar_feed_token (feed_id)`,
    );
    await runner.query(`
      create table calendar_trace (
        kind text not null,
        thing_id uuid not null,
        sequence integer not null default 1,
        changed_at timestamptz not null default now(),
        removed_at timestamptz,
        owner_id uuid,
        day date,
        time text,
        deadline_kind text,
        detail text,
        constraint pk_calendar_trace primary key (kind, thing_id),
        constraint ck_calendar_trace_kind check (kind in ('meeting', 'deadline', 'fundingEnd')),
        constraint ck_calendar_trace_removed check (removed_at is null or (owner_id is not null and day is not null))
      )`);
    await runner.query(`create index ix_calendar_trace_removed_at on calendar_trace (removed_at)`);
    await layTriggers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, what] of laid) {
      await runner.query(`drop trigger tr_${table}_calendar${what} on ${table}`);
      await runner.query(`drop function trace_${table}${what}`);
    }
    await runner.query(`drop function trace_removed`);
    await runner.query(`drop function trace_changed`);
    await runner.query(`drop table calendar_trace, calendar_feed_token, calendar_feed`);
  }
}

const laid: readonly (readonly [table: string, what: string])[] = [
  ['meeting', ''],
  ['funding_call', ''],
  ['funding_deadline', ''],
  ['funding_deadline', '_removed'],
  ['contact_point', ''],
  ['funding_phase', ''],
  ['funding_phase', '_removed'],
];

/** One function and one trigger for each way in which something that calendars show becomes different. */
async function layTriggers(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function trace_changed(what text, things uuid[]) returns void language sql as $$
      insert into calendar_trace (kind, thing_id)
      select what, thing from unnest(things) as thing order by thing
      on conflict (kind, thing_id) do update
        set sequence = calendar_trace.sequence + 1, changed_at = now(), removed_at = null $$`);
  await runner.query(`
    create function trace_removed(what text, thing uuid, owner uuid, on_day date, at_time text, of_kind text, of_programme text)
    returns void language sql as $$
      insert into calendar_trace (kind, thing_id, removed_at, owner_id, day, time, deadline_kind, detail)
      values (what, thing, now(), owner, on_day, at_time, of_kind, of_programme)
      on conflict (kind, thing_id) do update
        set sequence = calendar_trace.sequence + 1, changed_at = now(), removed_at = now(), owner_id = excluded.owner_id,
          day = excluded.day, time = excluded.time, deadline_kind = excluded.deadline_kind, detail = excluded.detail $$`);
  await lay(runner, {
    table: 'meeting',
    when: `after update on meeting for each row when (
      (old.title, old.state, old.starts_at, old.duration_minutes, old.place)
      is distinct from (new.title, new.state, new.starts_at, new.duration_minutes, new.place))`,
    work: `perform trace_changed('meeting', array[new.id]);`,
  });
  await lay(runner, {
    table: 'funding_call',
    when: `after update on funding_call for each row when (
      (old.title, old.publication, old.override_kind, old.override_since)
      is distinct from (new.title, new.publication, new.override_kind, new.override_since))`,
    work: `perform trace_changed('deadline', array(select id from funding_deadline where call_id = new.id));`,
  });
  await lay(runner, {
    table: 'funding_deadline',
    when: `after update on funding_deadline for each row when (
      (old.kind, old.day, old.time, old.basis, old.is_estimated)
      is distinct from (new.kind, new.day, new.time, new.basis, new.is_estimated))`,
    work: `perform trace_changed('deadline', array[new.id]);`,
  });
  await lay(runner, {
    ...{ table: 'funding_deadline', what: '_removed' },
    when: `after delete on funding_deadline for each row`,
    work: `perform trace_removed('deadline', old.id, old.call_id, old.day, old.time, old.kind, null);`,
  });
  await lay(runner, {
    table: 'contact_point',
    when: `after update on contact_point for each row when (
      (old.name, old.closed_on) is distinct from (new.name, new.closed_on))`,
    work: `perform trace_changed('fundingEnd', array(
      select id from funding_phase where contact_point_id = new.id and ends_on is not null));`,
  });
  await lay(runner, {
    table: 'funding_phase',
    when: `after update on funding_phase for each row when (
      coalesce(old.ends_on, new.ends_on) is not null and
      (old.programme, old.ends_on, old.is_provisional, old.is_extension_in_preparation)
      is distinct from (new.programme, new.ends_on, new.is_provisional, new.is_extension_in_preparation))`,
    work: `if new.ends_on is not null then
        perform trace_changed('fundingEnd', array[new.id]);
      else
        perform trace_removed('fundingEnd', old.id, old.contact_point_id, old.ends_on, null, null, old.programme);
      end if;`,
  });
  await lay(runner, {
    ...{ table: 'funding_phase', what: '_removed' },
    when: `after delete on funding_phase for each row when (old.ends_on is not null)`,
    work: `perform trace_removed('fundingEnd', old.id, old.contact_point_id, old.ends_on, null, null, old.programme);`,
  });
}

async function lay(
  runner: QueryRunner,
  {
    table,
    what = '',
    when,
    work,
  }: {
    readonly table: string;
    readonly what?: string;
    readonly when: string;
    readonly work: string;
  },
): Promise<void> {
  await runner.query(`
    create function trace_${table}${what}() returns trigger language plpgsql as $$
    begin
      ${work}
      return null;
    end $$`);
  await runner.query(
    `create trigger tr_${table}_calendar${what} ${when} execute function trace_${table}${what}()`,
  );
}
