import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files and links of meetings. A file's bytes are in the file store under the id of its row. */
export class Material1763900000003 implements MigrationInterface {
  readonly name = 'Material1763900000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table material (
        id uuid not null default gen_random_uuid(),
        meeting_id uuid not null,
        agenda_item_id uuid,
        kind text not null,
        title text not null,
        url text,
        media_type text,
        bytes integer,
        added_by uuid,
        added_at timestamptz not null default now(),
        arrived_at timestamptz,
        removed_at timestamptz,
        constraint pk_material primary key (id),
        constraint ck_material_kind check (kind in ('file', 'link')),
        constraint ck_material_link check ((kind = 'link') = (url is not null)),
        constraint ck_material_file check ((kind = 'file') = (media_type is not null and bytes is not null)),
        constraint fk_material_meeting_id foreign key (meeting_id) references meeting (id),
        constraint fk_material_agenda_item_id foreign key (agenda_item_id) references agenda_item (id) on delete set null,
        constraint fk_material_added_by foreign key (added_by) references account (id) on delete set null
      )`);
    await runner.query(`create index ix_material_meeting_id on material (meeting_id)`);
    await runner.query(`create index ix_material_agenda_item_id on material (agenda_item_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table material`);
  }
}
