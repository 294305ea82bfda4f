import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, their sign-ins and one-time links, the outbox of mails, and remembered answers for `Idempotency-Key`. */
export class Account1763800000002 implements MigrationInterface {
  readonly name = 'Account1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid not null default gen_random_uuid(),
        person_id uuid not null,
        email text not null,
        role text not null,
        password_hash text,
        oidc_subject text,
        is_example boolean not null default false,
        is_disabled boolean not null default false,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz,
        constraint pk_account primary key (id),
        constraint uq_account_email unique (email),
        constraint uq_account_person_id unique (person_id),
        constraint uq_account_oidc_subject unique (oidc_subject),
        constraint ck_account_email check (email = lower(email)),
        constraint ck_account_role check (role in ('coordinator', 'city', 'provider', 'fieldworker', 'reader')),
        constraint fk_account_person_id foreign key (person_id) references person (id)
      )`);
    await runner.query(`
      create table session (
        id uuid not null default gen_random_uuid(),
        token_hash bytea not null,
        account_id uuid not null,
        device text not null,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null,
        constraint pk_session primary key (id),
        constraint uq_session_token_hash unique (token_hash),
        constraint fk_session_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_session_account_id on session (account_id)`);
    await runner.query(`create index ix_session_expires_at on session (expires_at)`);
    await runner.query(`
      create table account_invitation (
        id uuid not null default gen_random_uuid(),
        token_hash bytea not null,
        email text not null,
        display_name text not null,
        role text not null,
        organisation_id uuid,
        contact_point_id uuid,
        created_by uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz,
        constraint pk_account_invitation primary key (id),
        constraint uq_account_invitation_token_hash unique (token_hash),
        constraint ck_account_invitation_role check (role in ('coordinator', 'city', 'provider', 'fieldworker', 'reader')),
        constraint fk_account_invitation_organisation_id foreign key (organisation_id) references organisation (id),
        constraint fk_account_invitation_contact_point_id foreign key (contact_point_id) references contact_point (id),
        constraint fk_account_invitation_created_by foreign key (created_by) references account (id)
      )`);
    await runner.query(`
      create table password_reset (
        id uuid not null default gen_random_uuid(),
        token_hash bytea not null,
        account_id uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint pk_password_reset primary key (id),
        constraint uq_password_reset_token_hash unique (token_hash),
        constraint fk_password_reset_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_password_reset_account_id on password_reset (account_id)`);
    await runner.query(`
      create table outbox_mail (
        id uuid not null default gen_random_uuid(),
        recipient text not null,
        subject text not null,
        text text not null,
        state text not null default 'waiting',
        attempts smallint not null default 0,
        created_at timestamptz not null default now(),
        sent_at timestamptz,
        constraint pk_outbox_mail primary key (id),
        constraint ck_outbox_mail_state check (state in ('waiting', 'kept', 'sent', 'failed'))
      )`);
    await runner.query(`create index ix_outbox_mail_created_at on outbox_mail (created_at)`);
    await runner.query(`
      create table idempotency_key (
        account_id uuid not null,
        key text not null,
        route text not null,
        request_hash bytea not null,
        status smallint,
        response jsonb,
        created_at timestamptz not null default now(),
        constraint pk_idempotency_key primary key (account_id, key),
        constraint fk_idempotency_key_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(
      `create index ix_idempotency_key_created_at on idempotency_key (created_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table idempotency_key, outbox_mail, password_reset, account_invitation, session, account`,
    );
  }
}
