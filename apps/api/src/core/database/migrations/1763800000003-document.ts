import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents: the row whose lock gives sequence numbers, the log of committed updates, the folded state, immutable versions, which
 * account a Yjs client id belongs to, and which nodes are there to be told. `json` is text, not jsonb: it is hashed as it stands.
 */
export class Document1763800000003 implements MigrationInterface {
  readonly name = 'Document1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document (
        id uuid not null default gen_random_uuid(),
        kind text not null,
        schema_version smallint not null,
        seq bigint not null default 0,
        is_frozen boolean not null default false,
        created_at timestamptz not null default now(),
        constraint pk_document primary key (id)
      ) with (fillfactor = 50)`); // each commit changes `seq`: room on the page keeps that change out of the index
    await runner.query(`
      create table document_update (
        document_id uuid not null,
        seq bigint not null,
        payload bytea not null,
        account_id uuid,
        created_at timestamptz not null default now(),
        constraint pk_document_update primary key (document_id, seq)
      )`);
    // No foreign keys above: the statement that inserts has locked the document's row, and checking the account at each keystroke
    // would lock the rows of those who write. Payloads are dense already: compressing them would cost more than it saves.
    await runner.query(`alter table document_update alter column payload set storage external`);
    await runner.query(`
      create table document_state (
        document_id uuid not null,
        revision integer not null,
        folded_seq bigint not null,
        state bytea not null,
        state_vector bytea not null,
        json text not null,
        text text not null,
        hash text not null,
        quarantined_seq bigint,
        updated_at timestamptz not null default now(),
        constraint pk_document_state primary key (document_id),
        constraint fk_document_state_document_id foreign key (document_id) references document (id)
      )`);
    await runner.query(`alter table document_state alter column state set storage external`);
    await runner.query(`
      create table document_version (
        id uuid not null default gen_random_uuid(),
        document_id uuid not null,
        number integer not null,
        name text not null,
        reason text,
        seq bigint not null,
        schema_version smallint not null,
        state bytea not null,
        json text not null,
        hash text not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        constraint pk_document_version primary key (id),
        constraint uq_document_version_document_id_number unique (document_id, number),
        constraint fk_document_version_document_id foreign key (document_id) references document (id),
        constraint fk_document_version_created_by foreign key (created_by) references account (id)
      )`);
    await runner.query(`
      create table document_client (
        document_id uuid not null,
        client_id bigint not null,
        account_id uuid not null,
        created_at timestamptz not null default now(),
        constraint pk_document_client primary key (document_id, client_id),
        constraint fk_document_client_account_id foreign key (account_id) references account (id)
      )`); // none to document: it would wait for whoever holds that row, and all other documents with it
    await runner.query(`
      create table document_node (
        id uuid not null,
        seen_at timestamptz not null default now(),
        constraint pk_document_node primary key (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table document_node, document_client, document_version, document_state, document_update, document`,
    );
  }
}
