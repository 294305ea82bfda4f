import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was asked when whether an entry of the register still holds. */
export class Confirmation1763900000013 implements MigrationInterface {
  readonly name = 'Confirmation1763900000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table confirmation_request (
        id uuid not null default gen_random_uuid(),
        contact_point_id uuid not null,
        round text not null,
        asked_on date not null,
        constraint pk_confirmation_request primary key (id),
        constraint uq_confirmation_request_contact_point_id_round unique (contact_point_id, round),
        constraint fk_confirmation_request_contact_point_id foreign key (contact_point_id)
          references contact_point (id) on delete cascade
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table confirmation_request`);
  }
}
