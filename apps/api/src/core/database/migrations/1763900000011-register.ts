import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people look up in a register, versions for those who edit at the same time, and the history of its states. */
export class Register1763900000011 implements MigrationInterface {
  readonly name = 'Register1763900000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table contact_point
        add column version integer not null default 1,
        add column offers text,
        add column target_groups text[] not null default '{}',
        add column opening_hours text,
        add column address text,
        add column phone text,
        add column email text,
        add column website text,
        add column latitude double precision,
        add column longitude double precision,
        add column confirmed_on date,
        add column closed_on date,
        add constraint ck_contact_point_location check (
          (latitude is null and longitude is null)
          or (latitude between -90 and 90 and longitude between -180 and 180))`);
    await runner.query(`
      alter table funding_phase
        add column version integer not null default 1,
        add column starts_on date,
        add column share text,
        add column note text,
        add constraint ck_funding_phase_dates check (ends_on >= starts_on)`);
    await runner.query(`
      alter table organisation
        add column version integer not null default 1,
        add column website text,
        add column closed_on date`);
    await runner.query(`alter table person add column version integer not null default 1`);
    await runner.query(`alter table body add column version integer not null default 1`);
    await runner.query(`
      create table register_change (
        id uuid not null default gen_random_uuid(),
        kind text not null,
        thing_id uuid not null,
        number integer not null,
        at timestamptz not null,
        account_id uuid,
        reason text not null,
        snapshot json not null,
        constraint pk_register_change primary key (id),
        constraint uq_register_change_kind_thing_id_number unique (kind, thing_id, number),
        constraint ck_register_change_kind check (kind in ('contactPoint', 'organisation', 'person', 'body'))
      )`);
    await recordFirstStates(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table register_change`);
    await runner.query(`alter table body drop column version`);
    await runner.query(`alter table person drop column version`);
    await runner.query(
      `alter table organisation drop column version, drop column website, drop column closed_on`,
    );
    await runner.query(`
      alter table funding_phase drop constraint ck_funding_phase_dates, drop column version,
        drop column starts_on, drop column share, drop column note`);
    await runner.query(`
      alter table contact_point drop constraint ck_contact_point_location, drop column version, drop column offers,
        drop column target_groups, drop column opening_hours, drop column address, drop column phone, drop column email,
        drop column website, drop column latitude, drop column longitude, drop column confirmed_on, drop column closed_on`);
  }
}

/**
 * The state in which things are found is the first of their history. Written in SQL and not by the service that records later ones: a
 * migration must still do the same when the service has changed.
 */
export async function recordFirstStates(runner: QueryRunner): Promise<void> {
  await runner.query(`
    insert into register_change (kind, thing_id, number, at, reason, snapshot)
    select 'contactPoint', point.id, 1, now(), 'recorded', json_build_object(
      'id', point.id, 'version', 1, 'name', name, 'district', district, 'focus', focus, 'state', state,
      'providers', coalesce((
        select json_agg(json_build_object('id', organisation.id, 'name', organisation.name) order by position)
        from contact_point_provider as provider
        join organisation on organisation.id = organisation_id
        where provider.contact_point_id = point.id), '[]'),
      'partners', coalesce((
        select json_agg(json_build_object(
          'kind', case when organisation.id is null then 'contactPoint' else 'organisation' end,
          'id', coalesce(organisation.id, other.id), 'name', coalesce(organisation.name, other.name)) order by position)
        from contact_point_partner as partner
        left join organisation on organisation.id = partner.organisation_id
        left join contact_point as other on other.id = partner.partner_contact_point_id
        where partner.contact_point_id = point.id), '[]'),
      'fundingPhases', coalesce((
        select json_agg(json_build_object(
          'id', phase.id, 'version', 1, 'programme', programme, 'startsOn', null, 'printedEnd', printed_end,
          'endsOn', ends_on, 'isPermanent', is_permanent, 'isProvisional', is_provisional,
          'isExtensionInPreparation', is_extension_in_preparation, 'hasCityShare', has_city_share,
          'share', null, 'note', null) order by ends_on)
        from funding_phase as phase where phase.contact_point_id = point.id), '[]'),
      'offers', null, 'targetGroups', '[]'::json, 'openingHours', null,
      'contact', json_build_object('address', null, 'phone', null, 'email', null, 'website', null),
      'location', null, 'confirmedOn', null, 'closedOn', null)
    from contact_point as point`);
  await runner.query(`
    insert into register_change (kind, thing_id, number, at, reason, snapshot)
    select 'organisation', id, 1, now(), 'recorded', json_build_object('id', id, 'version', 1, 'name', name,
      'kind', kind, 'applicantKinds', to_json(applicant_kinds), 'website', null, 'closedOn', null)
    from organisation`);
  await runner.query(`
    insert into register_change (kind, thing_id, number, at, reason, snapshot)
    select 'person', person.id, 1, now(), 'recorded', json_build_object('id', person.id, 'version', 1, 'name', person.name,
      'organisation', case when organisation.id is not null
        then json_build_object('id', organisation.id, 'name', organisation.name) end,
      'contactPoint', case when point.id is not null then json_build_object('id', point.id, 'name', point.name) end)
    from person
    left join organisation on organisation.id = person.organisation_id
    left join contact_point as point on point.id = person.contact_point_id`);
  await runner.query(`
    insert into register_change (kind, thing_id, number, at, reason, snapshot)
    select 'body', body.id, 1, now(), 'recorded', json_build_object('id', body.id, 'version', 1, 'name', body.name,
      'purpose', purpose, 'rhythm', rhythm, 'membershipRule', membership_rule,
      'memberships', coalesce((
        select json_agg(json_build_object('id', membership.id, 'member', json_build_object(
            'kind', case when organisation.id is not null then 'organisation' when point.id is not null then 'contactPoint' else 'person' end,
            'id', coalesce(organisation.id, point.id, person.id),
            'name', coalesce(organisation.name, point.name, person.name)),
          'isDeputy', is_deputy, 'validFrom', valid_from, 'validTo', valid_to) order by valid_from)
        from membership
        left join organisation on organisation.id = membership.organisation_id
        left join contact_point as point on point.id = membership.contact_point_id
        left join person on person.id = membership.person_id
        where membership.body_id = body.id and (valid_to is null or valid_to >= valid_from)), '[]'))
    from body`);
}
