import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is invited to a meeting and what they answered, what people were last told, and mails with a calendar part. */
export class MeetingInvitation1763900000002 implements MigrationInterface {
  readonly name = 'MeetingInvitation1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox_mail
        add html text,
        add calendar_method text,
        add calendar text,
        add about_kind text,
        add about_id uuid,
        add constraint ck_outbox_mail_calendar check ((calendar is null) = (calendar_method is null)),
        add constraint ck_outbox_mail_about check ((about_kind is null) = (about_id is null))`);
    await runner.query(`
      create table meeting_invitation (
        id uuid not null default gen_random_uuid(),
        meeting_id uuid not null,
        account_id uuid,
        name text not null,
        affiliation text,
        email text not null,
        message text not null default '',
        response text not null default 'open',
        substitute_name text,
        substitute_email text,
        substitute_for_id uuid,
        substitutes_named integer not null default 0,
        wish text not null default '',
        access_needs text not null default '',
        responded_at timestamptz,
        answered_for timestamptz,
        mail_id uuid,
        delivery text not null default 'waiting',
        delivered_at timestamptz,
        asked_at timestamptz not null default now(),
        reminded_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_meeting_invitation primary key (id),
        constraint uq_meeting_invitation_meeting_id_account_id unique (meeting_id, account_id),
        constraint uq_meeting_invitation_meeting_id_email unique (meeting_id, email),
        constraint ck_meeting_invitation_response check (response in ('open', 'yes', 'no', 'substitute')),
        constraint ck_meeting_invitation_delivery check (delivery in ('waiting', 'sent', 'failed', 'kept')),
        constraint ck_meeting_invitation_substitute check ((response = 'substitute') = (substitute_name is not null and substitute_email is not null)),
        constraint fk_meeting_invitation_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_meeting_invitation_account_id foreign key (account_id) references account (id) on delete set null,
        constraint fk_meeting_invitation_substitute_for_id foreign key (substitute_for_id) references meeting_invitation (id) on delete set null
      )`);
    await runner.query(
      `create index ix_meeting_invitation_account_id on meeting_invitation (account_id)`,
    );
    await runner.query(
      `create index ix_meeting_invitation_substitute_for_id on meeting_invitation (substitute_for_id)`,
    );
    await runner.query(`
      create table meeting_announcement (
        meeting_id uuid not null,
        sequence integer not null default 0,
        plan text not null,
        title text not null,
        starts_at timestamptz not null,
        duration_minutes integer not null,
        place text not null,
        announced_at timestamptz not null default now(),
        constraint pk_meeting_announcement primary key (meeting_id),
        constraint ck_meeting_announcement_plan check (plan in ('fixed', 'open', 'cancelled')),
        constraint fk_meeting_announcement_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table meeting_announcement, meeting_invitation`);
    await runner.query(`
      alter table outbox_mail drop html, drop calendar_method, drop calendar, drop about_kind, drop about_id`);
  }
}
