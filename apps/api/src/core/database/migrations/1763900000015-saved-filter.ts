import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters that people keep, help with applications, and which calls were put on which agenda. */
export class SavedFilter1763900000015 implements MigrationInterface {
  readonly name = 'SavedFilter1763900000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_filter (
        id uuid not null default gen_random_uuid(),
        account_id uuid not null,
        name text not null,
        question jsonb not null,
        constraint pk_saved_filter primary key (id),
        constraint uq_saved_filter_account_id_name unique (account_id, name),
        constraint fk_saved_filter_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`
      alter table interest
        add column help_asked_at timestamptz,
        add column help_by uuid,
        add column help_since timestamptz,
        add constraint ck_interest_help_asked check (wants_help = (help_asked_at is not null)) not valid,
        add constraint fk_interest_help_by foreign key (help_by) references account (id) on delete set null`);
    await runner.query(`update interest set help_asked_at = updated_at where wants_help`);
    await runner.query(`alter table interest validate constraint ck_interest_help_asked`);
    await runner.query(`
      create table agenda_call (
        meeting_id uuid not null,
        call_id uuid not null,
        agenda_item_id uuid not null,
        constraint pk_agenda_call primary key (meeting_id, call_id),
        constraint fk_agenda_call_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_agenda_call_call_id foreign key (call_id) references funding_call (id) on delete cascade,
        constraint fk_agenda_call_agenda_item_id foreign key (agenda_item_id) references agenda_item (id) on delete cascade
      )`);
    await runner.query(`create index ix_agenda_call_call_id on agenda_call (call_id)`);
    await runner.query(
      `create index ix_agenda_call_agenda_item_id on agenda_call (agenda_item_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table agenda_call, saved_filter`);
    await runner.query(`
      alter table interest
        drop constraint ck_interest_help_asked,
        drop column help_asked_at,
        drop column help_by,
        drop column help_since`);
  }
}
