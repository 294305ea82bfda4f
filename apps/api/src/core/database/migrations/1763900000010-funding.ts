import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, their calls with deadlines and computed phases, and who is interested. */
export class Funding1763900000010 implements MigrationInterface {
  readonly name = 'Funding1763900000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table organisation add column applicant_kinds text[] not null default '{}'`,
    );
    await runner.query(`
      create table funding_programme (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        name text not null,
        funder text not null,
        funding_kind text not null default '',
        area text not null default '',
        region text not null default '',
        summary text not null default '',
        url text,
        created_at timestamptz not null default now(),
        constraint pk_funding_programme primary key (id),
        constraint uq_funding_programme_name unique (name)
      )`);
    await runner.query(`
      create table funding_call (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        programme_id uuid not null,
        title text not null,
        publication text not null,
        mode text not null,
        opens_on date,
        eligible text[] not null default '{}',
        own_shares jsonb not null default '[]',
        amount_min integer,
        amount_max integer,
        duration_months_min integer,
        duration_months_max integer,
        lead_time_weeks integer,
        funds_follow_on boolean,
        conditions text not null default '',
        contact text not null default '',
        url text,
        source text not null default '',
        checked_at timestamptz,
        checked_by uuid,
        override_kind text,
        override_reason text,
        override_since date,
        replaced_by_id uuid,
        proposed_by uuid,
        search_words text not null default '',
        created_at timestamptz not null default now(),
        published_at timestamptz,
        constraint pk_funding_call primary key (id),
        constraint ck_funding_call_publication check (publication in ('proposed', 'published', 'withdrawn')),
        constraint ck_funding_call_mode check (mode in ('fixed', 'several', 'continuous', 'continuousYearly', 'twoStage', 'onSeparateCall')),
        constraint ck_funding_call_override check (override_kind in ('closedEarly', 'suspended', 'replaced')),
        constraint ck_funding_call_override_whole check (num_nonnulls(override_kind, override_reason, override_since) in (0, 3)),
        constraint fk_funding_call_programme_id foreign key (programme_id) references funding_programme (id),
        constraint fk_funding_call_replaced_by_id foreign key (replaced_by_id) references funding_call (id),
        constraint fk_funding_call_checked_by foreign key (checked_by) references account (id),
        constraint fk_funding_call_proposed_by foreign key (proposed_by) references account (id)
      )`);
    await runner.query(`create index ix_funding_call_programme_id on funding_call (programme_id)`);
    await runner.query(`
      create table funding_deadline (
        id uuid not null default gen_random_uuid(),
        call_id uuid not null,
        kind text not null,
        day date not null,
        time text,
        basis text not null default 'receipt',
        is_estimated boolean not null default false,
        ends_at timestamptz not null,
        constraint pk_funding_deadline primary key (id),
        constraint ck_funding_deadline_kind check (kind in ('sketch', 'application', 'expressionOfInterest', 'programmeIntake', 'yearEnd')),
        constraint ck_funding_deadline_basis check (basis in ('receipt', 'postmark')),
        constraint fk_funding_deadline_call_id foreign key (call_id) references funding_call (id) on delete cascade
      )`);
    await runner.query(`create index ix_funding_deadline_call_id on funding_deadline (call_id)`);
    await runner.query(`
      create table funding_call_phase (
        call_id uuid not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        state text not null,
        deadline_id uuid,
        deadline_day date,
        deadline_ends_at timestamptz,
        constraint pk_funding_call_phase primary key (call_id, starts_at),
        constraint fk_funding_call_phase_call_id foreign key (call_id) references funding_call (id) on delete cascade,
        constraint fk_funding_call_phase_deadline_id foreign key (deadline_id) references funding_deadline (id) on delete cascade
      )`);
    await runner.query(
      `create index ix_funding_call_phase_deadline_id on funding_call_phase (deadline_id)`,
    );
    await runner.query(`create index ix_funding_call_version on funding_call (version)`);
    await runner.query(
      `create index ix_funding_call_phase_ends_at on funding_call_phase (ends_at)`,
    );
    await runner.query(`
      create table interest (
        id uuid not null default gen_random_uuid(),
        version integer not null default 1,
        call_id uuid not null,
        organisation_id uuid not null,
        state text not null,
        visibility text not null,
        note text not null default '',
        wants_help boolean not null default false,
        updated_by uuid,
        updated_at timestamptz not null default now(),
        constraint pk_interest primary key (id),
        constraint uq_interest_call_id_organisation_id unique (call_id, organisation_id),
        constraint ck_interest_state check (state in ('informed', 'considering', 'applying', 'applied', 'granted', 'refused', 'seekingPartners')),
        constraint ck_interest_visibility check (visibility in ('all', 'city')),
        constraint fk_interest_call_id foreign key (call_id) references funding_call (id) on delete cascade,
        constraint fk_interest_organisation_id foreign key (organisation_id) references organisation (id),
        constraint fk_interest_updated_by foreign key (updated_by) references account (id)
      )`);
    await runner.query(`create index ix_interest_organisation_id on interest (organisation_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table interest, funding_call_phase, funding_deadline, funding_call, funding_programme`,
    );
    await runner.query(`alter table organisation drop column applicant_kinds`);
  }
}
