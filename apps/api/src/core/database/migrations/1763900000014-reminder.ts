import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people want to be reminded of by mail, what they were told, and where such mails can be stopped. */
export class Reminder1763900000014 implements MigrationInterface {
  readonly name = 'Reminder1763900000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_settings (
        account_id uuid not null,
        version integer not null,
        is_on boolean not null,
        scope text not null,
        days_before integer[] not null,
        has_funding_ends boolean not null,
        funding_end_days_before integer[] not null,
        rhythm text not null,
        updated_at timestamptz not null default now(),
        constraint pk_reminder_settings primary key (account_id),
        constraint ck_reminder_settings_scope check (scope in ('all', 'fitting', 'interested')),
        constraint ck_reminder_settings_rhythm check (rhythm in ('weekly', 'atOnce')),
        constraint fk_reminder_settings_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`
      create table reminder_sent (
        account_id uuid not null,
        thing_id uuid not null,
        day date not null,
        step integer not null,
        sent_on date not null,
        constraint pk_reminder_sent primary key (account_id, thing_id, day, step),
        constraint fk_reminder_sent_account_id foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_reminder_sent_day on reminder_sent (day)`);
    await runner.query(`
      create table reminder_digest (
        week date not null,
        finished_at timestamptz not null,
        constraint pk_reminder_digest primary key (week)
      )`);
    await runner.query(`alter table outbox_mail add column unsubscribe_url text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table outbox_mail drop column unsubscribe_url`);
    await runner.query(`drop table reminder_digest, reminder_sent, reminder_settings`);
  }
}
