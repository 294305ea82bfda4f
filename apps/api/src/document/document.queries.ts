import { Injectable } from '@nestjs/common';
import { schemaVersion } from '@quartiersforum/document';
import { DataSource, type EntityManager } from 'typeorm';
import type { StoredDocument } from './document-log';
import type { Fold } from './fold-document';

/** Everything a node needs to open a document. */
export interface LoadedDocument {
  readonly kind: string;
  readonly isFrozen: boolean;
  readonly stored: StoredDocument;
  /** Yjs client id → account. */
  readonly owners: Map<number, string>;
}

export interface StoredContent {
  readonly kind: string;
  readonly seq: number;
  readonly foldedSeq: number;
  readonly schemaVersion: number;
  readonly json: string;
  readonly text: string;
  readonly hash: string;
}

export interface UpdateRow {
  readonly documentId: string;
  readonly seq: number;
  readonly update: Uint8Array;
}

type Manager = Pick<EntityManager, 'query'>;

export interface Loading {
  readonly manager?: Manager;
  /** Gives as many bytes as it is asked for, to be kept with the document. */
  readonly place?: (length: number) => Buffer;
}

/** The document room's SQL. Numbers of PostgreSQL's bigint arrive as text and leave here as numbers. */
@Injectable()
export class DocumentQueries {
  constructor(private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  async exists(documentId: string): Promise<{ kind: string; isFrozen: boolean } | null> {
    const [row] = await this.rows<{ kind: string; is_frozen: boolean }>(
      this.manager,
      `select kind, is_frozen from document where id = $1`,
      [documentId],
    );
    return row === undefined ? null : { kind: row.kind, isFrozen: row.is_frozen };
  }

  /**
   * Everything at one moment and in one round trip. Null when there is no such document. The state is written into what `place` gives,
   * and is nowhere else before: a buffer of a moment for each of hundreds of documents would leave its hole in memory for good.
   */
  async load(
    documentId: string,
    { manager = this.manager, place = (length) => Buffer.allocUnsafeSlow(length) }: Loading = {},
  ): Promise<LoadedDocument | null> {
    const [row] = await this.rows<{
      kind: string;
      is_frozen: boolean;
      revision: number;
      folded_seq: string;
      state: string;
      state_length: number;
      state_vector: string;
      state_vector_length: number;
      seqs: string[];
      payloads: Buffer[];
      client_ids: string[];
      account_ids: string[];
    }>(
      manager,
      // Base64 is two thirds of what a bytea is as text.
      `select kind, is_frozen, revision, folded_seq, encode(state, 'base64') as state, length(state) as state_length,
         encode(state_vector, 'base64') as state_vector, length(state_vector) as state_vector_length,
         array(select seq from document_update where document_id = id and seq > folded_seq order by seq) as seqs,
         array(select payload from document_update where document_id = id and seq > folded_seq order by seq) as payloads,
         array(select client_id from document_client where document_id = id order by client_id) as client_ids,
         array(select account_id from document_client where document_id = id order by client_id) as account_ids
       from document join document_state on document_id = id where id = $1`,
      [documentId],
    );
    if (row === undefined) return null;
    const decoded = (base64: string, length: number): Buffer => {
      const bytes = place(length);
      bytes.write(base64, 'base64');
      return bytes;
    };
    // One string an account, not one a row: a document that lives for months has thousands of client ids.
    const accounts = new Map(row.account_ids.map((id) => [id, id]));
    return {
      kind: row.kind,
      isFrozen: row.is_frozen,
      owners: new Map(
        row.client_ids.map((client, i) => {
          const account = row.account_ids[i] ?? '';
          return [Number(client), accounts.get(account) ?? account];
        }),
      ),
      stored: {
        revision: row.revision,
        foldedSeq: Number(row.folded_seq),
        state: decoded(row.state, row.state_length),
        stateVector: decoded(row.state_vector, row.state_vector_length),
        updates: row.payloads.map((update, i) => ({ seq: Number(row.seqs[i]), update })),
      },
    };
  }

  /** The committed updates of each document after its number, in order. */
  async updatesAfter(
    after: readonly (readonly [documentId: string, seq: number])[],
    manager: Manager = this.manager,
  ): Promise<UpdateRow[]> {
    const rows = await this.rows<{ document_id: string; seq: string; payload: Buffer }>(
      manager,
      `select document_update.document_id, document_update.seq, payload
       from unnest($1::uuid[], $2::bigint[]) as after (id, seq)
       join document_update on document_update.document_id = after.id and document_update.seq > after.seq
       order by 1, 2`,
      [after.map(([id]) => id), after.map(([, seq]) => seq)],
    );
    return rows.map(({ document_id, seq, payload }) => ({
      documentId: document_id,
      seq: Number(seq),
      update: payload,
    }));
  }

  /** Those of the given documents that have more than the given number of updates. */
  async behind(
    known: readonly (readonly [documentId: string, seq: number])[],
  ): Promise<readonly string[]> {
    const rows = await this.rows<{ id: string }>(
      this.manager,
      `select document.id from unnest($1::uuid[], $2::bigint[]) as known (id, seq)
       join document on document.id = known.id and document.seq > known.seq`,
      [known.map(([id]) => id), known.map(([, seq]) => seq)],
    );
    return rows.map(({ id }) => id);
  }

  async content(documentId: string): Promise<StoredContent | null> {
    const [row] = await this.rows<{
      kind: string;
      seq: string;
      folded_seq: string;
      schema_version: number;
      json: string;
      text: string;
      hash: string;
    }>(
      this.manager,
      `select kind, seq, folded_seq, schema_version, json, text, hash
       from document join document_state on document_id = id where id = $1`,
      [documentId],
    );
    return row === undefined
      ? null
      : {
          kind: row.kind,
          seq: Number(row.seq),
          foldedSeq: Number(row.folded_seq),
          schemaVersion: row.schema_version,
          json: row.json,
          text: row.text,
          hash: row.hash,
        };
  }

  /** When each document was last changed after its seed. */
  async changedAt(documentIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.rows<{ id: string; created_at: Date }>(
      this.manager,
      `select wanted.id, last.created_at from unnest($1::uuid[]) as wanted (id)
       cross join lateral (
         select created_at from document_update where document_id = wanted.id order by seq desc limit 1
       ) as last`,
      [documentIds],
    );
    return new Map(rows.map((row) => [row.id, row.created_at]));
  }

  async insert(manager: Manager, kind: string, fold: Fold): Promise<string> {
    const [row] = await this.rows<{ id: string }>(
      manager,
      `insert into document (kind, schema_version) values ($1, $2) returning id`,
      [kind, schemaVersion],
    );
    if (row === undefined) throw new Error('insert returned no row');
    await manager.query(
      `insert into document_state (document_id, revision, folded_seq, state, state_vector, json, text, hash)
       values ($1, 1, 0, $2, $3, $4, $5, $6)`,
      [row.id, buffer(fold.state), buffer(fold.stateVector), fold.json, fold.text, fold.hash],
    );
    return row.id;
  }

  /** Writes a folded state unless somebody else has written one since `revision`. Returns whether it was written. */
  async writeState(
    manager: Manager,
    documentId: string,
    revision: number,
    foldedSeq: number,
    fold: Fold,
  ): Promise<boolean> {
    const rows = await this.rows(
      manager,
      `with written as (
         update document_state set revision = $2::int + 1, folded_seq = $3, state = $4, state_vector = $5, json = $6,
           text = $7, hash = $8, quarantined_seq = null, updated_at = now()
         where document_id = $1 and revision = $2 and folded_seq <= $3
         returning document_id
       ) select document_id from written`,
      [
        documentId,
        revision,
        foldedSeq,
        buffer(fold.state),
        buffer(fold.stateVector),
        fold.json,
        fold.text,
        fold.hash,
      ],
    );
    return rows.length > 0;
  }

  /** Notes that the log up to `seq` does not fold into a state that may be shown; the last good one stays. */
  async quarantine(documentId: string, seq: number): Promise<void> {
    await this.manager.query(
      `update document_state set quarantined_seq = $2 where document_id = $1`,
      [documentId, seq],
    );
  }

  private rows<Row>(manager: Manager, sql: string, values: unknown[]): Promise<Row[]> {
    return manager.query<Row[]>(sql, values);
  }
}

export function buffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
