import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings while they are held: the clock, who is there, who speaks, guests without an account. */
export class Live1763900000004 implements MigrationInterface {
  readonly name = 'Live1763900000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table live_session (
        meeting_id uuid not null,
        version integer not null default 1,
        steered_version integer not null default 1,
        item_started_at timestamptz,
        paused_at timestamptz,
        planned_end timestamptz,
        is_queue_open boolean not null default true,
        queue_order text not null default 'arrival',
        constraint pk_live_session primary key (meeting_id),
        constraint ck_live_session_queue_order check (queue_order in ('arrival', 'unheardFirst')),
        constraint fk_live_session_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade
      )`);
    await runner.query(`
      create table attendee (
        id uuid not null default gen_random_uuid(),
        meeting_id uuid not null,
        kind text not null,
        account_id uuid,
        invitation_id uuid,
        name text not null,
        affiliation text,
        state text not null default 'expected',
        is_substitute boolean not null default false,
        is_seen boolean not null default false,
        arrived_at timestamptz,
        left_at timestamptz,
        created_at timestamptz not null default now(),
        constraint pk_attendee primary key (id),
        constraint uq_attendee_meeting_id_account_id unique (meeting_id, account_id),
        constraint uq_attendee_invitation_id unique (invitation_id),
        constraint ck_attendee_kind check (kind in ('account', 'guest')),
        constraint ck_attendee_state check (state in ('expected', 'present', 'excused', 'absent')),
        constraint fk_attendee_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_attendee_account_id foreign key (account_id) references account (id) on delete set null,
        constraint fk_attendee_invitation_id foreign key (invitation_id) references meeting_invitation (id) on delete set null
      )`);
    await runner.query(`create index ix_attendee_account_id on attendee (account_id)`);
    await runner.query(`
      create table speaker_entry (
        id uuid not null default gen_random_uuid(),
        meeting_id uuid not null,
        attendee_id uuid not null,
        state text not null default 'waiting',
        position integer not null,
        raised_at timestamptz not null default now(),
        called_at timestamptz,
        constraint pk_speaker_entry primary key (id),
        constraint ck_speaker_entry_state check (state in ('waiting', 'speaking', 'heard')),
        constraint fk_speaker_entry_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_speaker_entry_attendee_id foreign key (attendee_id) references attendee (id) on delete cascade
      )`);
    await runner.query(
      `create unique index uq_speaker_entry_waiting on speaker_entry (attendee_id) where state = 'waiting'`,
    );
    await runner.query(
      `create unique index uq_speaker_entry_speaking on speaker_entry (meeting_id) where state = 'speaking'`,
    );
    await runner.query(`create index ix_speaker_entry_meeting_id on speaker_entry (meeting_id)`);
    await runner.query(`create index ix_speaker_entry_attendee_id on speaker_entry (attendee_id)`);
    await runner.query(`
      create table guest_visit (
        id uuid not null default gen_random_uuid(),
        token_hash bytea not null,
        meeting_id uuid not null,
        attendee_id uuid not null,
        created_at timestamptz not null default now(),
        constraint pk_guest_visit primary key (id),
        constraint uq_guest_visit_token_hash unique (token_hash),
        constraint uq_guest_visit_attendee_id unique (attendee_id),
        constraint fk_guest_visit_meeting_id foreign key (meeting_id) references meeting (id) on delete cascade,
        constraint fk_guest_visit_attendee_id foreign key (attendee_id) references attendee (id) on delete cascade
      )`);
    await runner.query(`create index ix_guest_visit_meeting_id on guest_visit (meeting_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table guest_visit, speaker_entry, attendee, live_session`);
  }
}
