import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, contact points with their funding, people, and bodies with time-versioned memberships. */
export class Network1763800000001 implements MigrationInterface {
  readonly name = 'Network1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    // What names are compared by in a search: no case, no accents, "ue" for "ü", no hyphens. Independent of the database's locale.
    await runner.query(String.raw`
      create function search_key(value text) returns text
      language sql immutable strict parallel safe
      return btrim(regexp_replace(
        replace(replace(replace(replace(
          lower(regexp_replace(normalize(value, nfd), '[\u0300-\u036f]', '', 'g')),
          'ß', 'ss'), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'),
        '[[:space:][:punct:]]+', ' ', 'g'))`);
    await runner.query(`
      create table organisation (
        id uuid not null default gen_random_uuid(),
        name text not null,
        kind text not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint pk_organisation primary key (id),
        constraint uq_organisation_name unique (name),
        constraint ck_organisation_kind check (kind in ('provider', 'department', 'partner'))
      )`);
    await runner.query(`
      create table contact_point (
        id uuid not null default gen_random_uuid(),
        name text not null,
        district text,
        focus text,
        state text not null default 'internal',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint pk_contact_point primary key (id),
        constraint uq_contact_point_name unique (name),
        constraint ck_contact_point_state check (state in ('internal', 'released'))
      )`);
    await runner.query(`
      create table contact_point_provider (
        contact_point_id uuid not null,
        organisation_id uuid not null,
        position smallint not null default 0,
        constraint pk_contact_point_provider primary key (contact_point_id, organisation_id),
        constraint fk_contact_point_provider_contact_point_id foreign key (contact_point_id) references contact_point (id) on delete cascade,
        constraint fk_contact_point_provider_organisation_id foreign key (organisation_id) references organisation (id)
      )`);
    await runner.query(
      `create index ix_contact_point_provider_organisation_id on contact_point_provider (organisation_id)`,
    );
    await runner.query(`
      create table contact_point_partner (
        id uuid not null default gen_random_uuid(),
        contact_point_id uuid not null,
        organisation_id uuid,
        partner_contact_point_id uuid,
        position smallint not null default 0,
        constraint pk_contact_point_partner primary key (id),
        constraint ck_contact_point_partner_one check (num_nonnulls(organisation_id, partner_contact_point_id) = 1),
        constraint fk_contact_point_partner_contact_point_id foreign key (contact_point_id) references contact_point (id) on delete cascade,
        constraint fk_contact_point_partner_organisation_id foreign key (organisation_id) references organisation (id),
        constraint fk_contact_point_partner_partner_contact_point_id foreign key (partner_contact_point_id) references contact_point (id)
      )`);
    await runner.query(
      `create index ix_contact_point_partner_contact_point_id on contact_point_partner (contact_point_id)`,
    );
    await runner.query(
      `create index ix_contact_point_partner_organisation_id on contact_point_partner (organisation_id)`,
    );
    await runner.query(`
      create table funding_phase (
        id uuid not null default gen_random_uuid(),
        contact_point_id uuid not null,
        programme text,
        printed_end text,
        ends_on date,
        is_permanent boolean not null default false,
        is_provisional boolean not null default false,
        is_extension_in_preparation boolean not null default false,
        has_city_share boolean,
        constraint pk_funding_phase primary key (id),
        constraint ck_funding_phase_end check (not (is_permanent and ends_on is not null)),
        constraint fk_funding_phase_contact_point_id foreign key (contact_point_id) references contact_point (id) on delete cascade
      )`);
    await runner.query(
      `create index ix_funding_phase_contact_point_id on funding_phase (contact_point_id)`,
    );
    await runner.query(`create index ix_funding_phase_ends_on on funding_phase (ends_on)`);
    await runner.query(`
      create table person (
        id uuid not null default gen_random_uuid(),
        name text not null,
        organisation_id uuid,
        contact_point_id uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint pk_person primary key (id),
        constraint fk_person_organisation_id foreign key (organisation_id) references organisation (id),
        constraint fk_person_contact_point_id foreign key (contact_point_id) references contact_point (id)
      )`);
    await runner.query(`create index ix_person_organisation_id on person (organisation_id)`);
    await runner.query(`create index ix_person_contact_point_id on person (contact_point_id)`);
    await runner.query(`
      create table body (
        id uuid not null default gen_random_uuid(),
        name text not null,
        purpose text not null,
        rhythm text,
        membership_rule text,
        position smallint not null default 0,
        constraint pk_body primary key (id),
        constraint uq_body_name unique (name)
      )`);
    await runner.query(`
      create table membership (
        id uuid not null default gen_random_uuid(),
        body_id uuid not null,
        organisation_id uuid,
        contact_point_id uuid,
        person_id uuid,
        is_deputy boolean not null default false,
        valid_from date not null,
        valid_to date,
        constraint pk_membership primary key (id),
        constraint ck_membership_one check (num_nonnulls(organisation_id, contact_point_id, person_id) = 1),
        constraint ck_membership_dates check (valid_to is null or valid_to >= valid_from - 1),
        constraint fk_membership_body_id foreign key (body_id) references body (id),
        constraint fk_membership_organisation_id foreign key (organisation_id) references organisation (id),
        constraint fk_membership_contact_point_id foreign key (contact_point_id) references contact_point (id),
        constraint fk_membership_person_id foreign key (person_id) references person (id)
      )`);
    await runner.query(`create index ix_membership_body_id on membership (body_id)`);
    await runner.query(
      `create index ix_membership_organisation_id on membership (organisation_id)`,
    );
    await runner.query(
      `create index ix_membership_contact_point_id on membership (contact_point_id)`,
    );
    await runner.query(`create index ix_membership_person_id on membership (person_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table membership, body, person, funding_phase, contact_point_partner, contact_point_provider, contact_point, organisation`,
    );
    await runner.query(`drop function search_key`);
  }
}
