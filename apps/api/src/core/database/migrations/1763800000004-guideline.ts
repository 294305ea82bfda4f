import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guidelines and the bodies that form the circle of each. */
export class Guideline1763800000004 implements MigrationInterface {
  readonly name = 'Guideline1763800000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table guideline (
        id uuid not null default gen_random_uuid(),
        title text not null,
        state text not null default 'drafting',
        document_id uuid not null,
        created_by uuid,
        adopted_by uuid,
        created_at timestamptz not null default now(),
        adopted_at timestamptz,
        content_hash text,
        constraint pk_guideline primary key (id),
        constraint uq_guideline_document_id unique (document_id),
        constraint ck_guideline_state check (state in ('drafting', 'adopted')),
        constraint ck_guideline_adopted check ((state = 'adopted') = (adopted_at is not null and content_hash is not null)),
        constraint fk_guideline_document_id foreign key (document_id) references document (id),
        constraint fk_guideline_created_by foreign key (created_by) references account (id),
        constraint fk_guideline_adopted_by foreign key (adopted_by) references account (id)
      )`);
    await runner.query(`
      create table guideline_body (
        guideline_id uuid not null,
        body_id uuid not null,
        constraint pk_guideline_body primary key (guideline_id, body_id),
        constraint fk_guideline_body_guideline_id foreign key (guideline_id) references guideline (id),
        constraint fk_guideline_body_body_id foreign key (body_id) references body (id)
      )`);
    await runner.query(`create index ix_guideline_body_body_id on guideline_body (body_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table guideline_body, guideline`);
  }
}
