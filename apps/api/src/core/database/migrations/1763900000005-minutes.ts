import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Minutes with their sections, entries and approved versions, German full-text search, and the tasks that follow from them. */
export class Minutes1763900000005 implements MigrationInterface {
  readonly name = 'Minutes1763900000005';

  async up(runner: QueryRunner): Promise<void> {
    await createSearch(runner);
    await runner.query(`
      create table minutes (
        id uuid not null default gen_random_uuid(),
        meeting_id uuid not null,
        state text not null default 'draft',
        number integer not null default 1,
        reason text,
        document_id uuid not null,
        approved_number integer,
        created_at timestamptz not null default now(),
        constraint pk_minutes primary key (id),
        constraint uq_minutes_meeting_id unique (meeting_id),
        constraint uq_minutes_document_id unique (document_id),
        constraint ck_minutes_state check (state in ('draft', 'approved')),
        constraint ck_minutes_number check (number >= 1 and (number = 1) = (reason is null)),
        constraint ck_minutes_approved check (coalesce(approved_number, 0) = case state when 'approved' then number else number - 1 end),
        constraint fk_minutes_meeting_id foreign key (meeting_id) references meeting (id),
        constraint fk_minutes_document_id foreign key (document_id) references document (id)
      )`);
    await runner.query(`
      create table minutes_section (
        minutes_id uuid not null,
        agenda_item_id uuid not null,
        block_id uuid not null,
        position integer not null,
        title text not null,
        is_written boolean not null default true,
        constraint pk_minutes_section primary key (minutes_id, agenda_item_id),
        constraint fk_minutes_section_minutes_id foreign key (minutes_id) references minutes (id),
        constraint fk_minutes_section_agenda_item_id foreign key (agenda_item_id) references agenda_item (id)
      )`);
    await runner.query(
      `create index ix_minutes_section_agenda_item_id on minutes_section (agenda_item_id)`,
    );
    await runner.query(`
      create table minutes_entry (
        id uuid not null default gen_random_uuid(),
        minutes_id uuid not null,
        agenda_item_id uuid not null,
        kind text not null,
        text text not null,
        vote jsonb,
        owner_person_id uuid,
        owner_organisation_id uuid,
        owner_contact_point_id uuid,
        due_on date,
        version integer not null default 1,
        created_by uuid,
        created_at timestamptz not null default clock_timestamp(),
        removed_at timestamptz,
        constraint pk_minutes_entry primary key (id),
        constraint ck_minutes_entry_kind check (kind in ('decision', 'task', 'information')),
        constraint ck_minutes_entry_owner check (num_nonnulls(owner_person_id, owner_organisation_id, owner_contact_point_id) <= 1),
        constraint fk_minutes_entry_minutes_id foreign key (minutes_id) references minutes (id),
        constraint fk_minutes_entry_agenda_item_id foreign key (agenda_item_id) references agenda_item (id),
        constraint fk_minutes_entry_owner_person_id foreign key (owner_person_id) references person (id),
        constraint fk_minutes_entry_owner_organisation_id foreign key (owner_organisation_id) references organisation (id),
        constraint fk_minutes_entry_owner_contact_point_id foreign key (owner_contact_point_id) references contact_point (id),
        constraint fk_minutes_entry_created_by foreign key (created_by) references account (id) on delete set null
      )`);
    await runner.query(`create index ix_minutes_entry_minutes_id on minutes_entry (minutes_id)`);
    await runner.query(
      `create index ix_minutes_entry_agenda_item_id on minutes_entry (agenda_item_id)`,
    );
    // What was approved never changes. `content` is text, not jsonb, because a document may hold characters that jsonb refuses.
    await runner.query(`
      create table minutes_version (
        id uuid not null default gen_random_uuid(),
        minutes_id uuid not null,
        number integer not null,
        reason text,
        document_id uuid not null,
        head jsonb not null,
        sections jsonb not null,
        entries jsonb not null,
        content text not null,
        hash text not null,
        approved_at timestamptz not null,
        approved_by uuid,
        approved_by_name text not null,
        words text not null,
        search tsvector not null,
        constraint pk_minutes_version primary key (id),
        constraint uq_minutes_version_minutes_id_number unique (minutes_id, number),
        constraint uq_minutes_version_document_id unique (document_id),
        constraint fk_minutes_version_minutes_id foreign key (minutes_id) references minutes (id),
        constraint fk_minutes_version_document_id foreign key (document_id) references document (id),
        constraint fk_minutes_version_approved_by foreign key (approved_by) references account (id) on delete set null
      )`);
    await runner.query(
      `create index ix_minutes_version_search on minutes_version using gin (search)`,
    );
    await createTask(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table task_change, task, minutes_version, minutes_entry, minutes_section, minutes`,
    );
    await runner.query(`drop text search configuration minutes_german`);
  }
}

/**
 * German stems without accents. Whoever may not create extensions, or has none to create, still gets the stems: those take umlauts
 * away by themselves, so only other accents count then. docs/operations.md says how to add the extension later.
 */
async function createSearch(runner: QueryRunner): Promise<void> {
  await runner.query(`create text search configuration minutes_german (copy = german)`);
  await runner.query(`
    do $$ begin
      create extension if not exists unaccent;
      alter text search configuration minutes_german
        alter mapping for hword, hword_part, word with unaccent, german_stem;
    exception when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
      raise warning 'the extension unaccent cannot be had; accents count in searches of minutes';
    end $$`);
}

async function createTask(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table task (
      id uuid not null default gen_random_uuid(),
      meeting_id uuid not null,
      minutes_entry_id uuid not null,
      text text not null,
      owner_person_id uuid,
      owner_organisation_id uuid,
      owner_contact_point_id uuid,
      due_on date,
      state text not null default 'open',
      version integer not null default 1,
      created_at timestamptz not null default now(),
      state_changed_at timestamptz,
      withdrawn_at timestamptz,
      constraint pk_task primary key (id),
      constraint uq_task_minutes_entry_id unique (minutes_entry_id),
      constraint ck_task_state check (state in ('open', 'done', 'notDone')),
      constraint ck_task_owner check (num_nonnulls(owner_person_id, owner_organisation_id, owner_contact_point_id) <= 1),
      constraint fk_task_meeting_id foreign key (meeting_id) references meeting (id),
      constraint fk_task_minutes_entry_id foreign key (minutes_entry_id) references minutes_entry (id),
      constraint fk_task_owner_person_id foreign key (owner_person_id) references person (id),
      constraint fk_task_owner_organisation_id foreign key (owner_organisation_id) references organisation (id),
      constraint fk_task_owner_contact_point_id foreign key (owner_contact_point_id) references contact_point (id)
    )`);
  await runner.query(`create index ix_task_meeting_id on task (meeting_id)`);
  await runner.query(`create index ix_task_owner_person_id on task (owner_person_id)`);
  await runner.query(`create index ix_task_owner_organisation_id on task (owner_organisation_id)`);
  await runner.query(
    `create index ix_task_owner_contact_point_id on task (owner_contact_point_id)`,
  );
  await runner.query(`
    create table task_change (
      task_id uuid not null,
      version integer not null,
      action text not null,
      state text not null,
      account_id uuid,
      changed_at timestamptz not null default now(),
      constraint pk_task_change primary key (task_id, version),
      constraint ck_task_change_action check (action in ('created', 'corrected', 'withdrawn', 'stateChanged')),
      constraint fk_task_change_task_id foreign key (task_id) references task (id),
      constraint fk_task_change_account_id foreign key (account_id) references account (id) on delete set null
    )`);
}
