import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Series of meetings, meetings with their agenda, and the Themenspeicher of each series. */
export class Meeting1763900000001 implements MigrationInterface {
  readonly name = 'Meeting1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting_series (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        body_id uuid not null,
        name text not null,
        kind text not null,
        rhythm jsonb not null,
        duration_minutes integer not null,
        place text not null default '',
        template jsonb not null default '[]',
        created_at timestamptz not null default now(),
        constraint pk_meeting_series primary key (id),
        constraint ck_meeting_series_kind check (kind in ('exchange', 'workshop', 'other')),
        constraint ck_meeting_series_duration check (duration_minutes > 0),
        constraint fk_meeting_series_body_id foreign key (body_id) references body (id)
      )`);
    await runner.query(`create index ix_meeting_series_body_id on meeting_series (body_id)`);
    await runner.query(`
      create table meeting (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        agenda_version integer not null default 1,
        series_id uuid,
        body_id uuid not null,
        kind text not null,
        title text not null,
        state text not null default 'draft',
        starts_at timestamptz not null,
        duration_minutes integer not null,
        place text not null default '',
        description text not null default '',
        lead_account_id uuid,
        started_at timestamptz,
        ended_at timestamptz,
        cancel_reason text,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint pk_meeting primary key (id),
        constraint ck_meeting_kind check (kind in ('exchange', 'workshop', 'other')),
        constraint ck_meeting_state check (state in ('draft', 'invited', 'running', 'paused', 'ended', 'documented', 'cancelled', 'moved')),
        constraint ck_meeting_duration check (duration_minutes > 0),
        constraint ck_meeting_started check ((started_at is not null) = (state in ('running', 'paused', 'ended', 'documented'))),
        constraint ck_meeting_ended check ((ended_at is not null) = (state in ('ended', 'documented'))),
        constraint fk_meeting_series_id foreign key (series_id) references meeting_series (id),
        constraint fk_meeting_body_id foreign key (body_id) references body (id),
        constraint fk_meeting_lead_account_id foreign key (lead_account_id) references account (id) on delete set null,
        constraint fk_meeting_created_by foreign key (created_by) references account (id) on delete set null
      )`);
    await runner.query(`create index ix_meeting_starts_at on meeting (starts_at)`);
    await runner.query(`create index ix_meeting_series_id on meeting (series_id)`);
    await runner.query(`create index ix_meeting_body_id on meeting (body_id)`);
    await runner.query(`create index ix_meeting_lead_account_id on meeting (lead_account_id)`);
    await runner.query(`
      create table meeting_writer (
        meeting_id uuid not null,
        account_id uuid not null,
        constraint pk_meeting_writer primary key (meeting_id, account_id),
        constraint fk_meeting_writer_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_meeting_writer_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_meeting_writer_account_id on meeting_writer (account_id)`);
    await runner.query(`
      create table topic (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        series_id uuid not null,
        title text not null,
        description text not null default '',
        state text not null default 'open',
        author_account_id uuid,
        carried_from_id uuid,
        created_at timestamptz not null default now(),
        constraint pk_topic primary key (id),
        constraint ck_topic_state check (state in ('open', 'taken', 'done', 'withdrawn')),
        constraint fk_topic_series_id foreign key (series_id) references meeting_series (id),
        constraint fk_topic_author_account_id foreign key (author_account_id) references account (id) on delete set null,
        constraint fk_topic_carried_from_id foreign key (carried_from_id) references meeting (id)
      )`);
    await runner.query(`create index ix_topic_series_id on topic (series_id)`);
    await runner.query(`create index ix_topic_author_account_id on topic (author_account_id)`);
    await runner.query(`create index ix_topic_carried_from_id on topic (carried_from_id)`);
    await runner.query(`
      create table agenda_item (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        meeting_id uuid not null,
        position integer not null,
        kind text not null,
        title text not null,
        description text not null default '',
        presenter text not null default '',
        duration_minutes integer not null,
        visibility text not null default 'all',
        moderator_notes text not null default '',
        is_standing boolean not null default false,
        topic_id uuid,
        state text not null default 'open',
        spent_seconds integer not null default 0,
        removed_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_agenda_item primary key (id),
        constraint ck_agenda_item_kind check (kind in ('opening', 'quarters', 'administration', 'fundingCalls', 'talk', 'topics', 'dates', 'discussion', 'work', 'break', 'other')),
        constraint ck_agenda_item_visibility check (visibility in ('all', 'leads')),
        constraint ck_agenda_item_state check (state in ('open', 'current', 'done', 'skipped', 'deferred')),
        constraint ck_agenda_item_duration check (duration_minutes >= 0 and spent_seconds >= 0),
        constraint fk_agenda_item_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_agenda_item_topic_id foreign key (topic_id) references topic (id)
      )`);
    await runner.query(`create index ix_agenda_item_meeting_id on agenda_item (meeting_id)`);
    await runner.query(`create index ix_agenda_item_topic_id on agenda_item (topic_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table agenda_item, topic, meeting_writer, meeting, meeting_series`);
  }
}
