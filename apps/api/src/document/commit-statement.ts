import type { Client } from 'pg';

/** One committed-to-be update, as the statement needs it. */
export interface CommitRow {
  readonly documentId: string;
  readonly update: Uint8Array;
  readonly accountId: string | null;
}

/**
 * What became of a document's updates. `advanced`: committed, the last has number `seq`. `frozen`: refused for good. A document that
 * is not in the answer is locked by somebody else right now; its updates are to be tried again.
 */
export type CommitOutcome =
  { readonly kind: 'advanced'; readonly seq: number } | { readonly kind: 'frozen' };

/**
 * Commits updates of any number of documents in one statement, which is one transaction and one round trip: it locks the documents'
 * rows in the order of their ids (so that two nodes never wait for each other), takes numbers, inserts, and tells the other nodes.
 * A row that somebody else holds is left out instead of waited for: one busy document must not hold up all others.
 *
 * Rows of one document must come in the order in which they are to be numbered. `tellAs` is this node's id when others listen.
 */
export async function commitUpdates(
  client: Client,
  rows: readonly CommitRow[],
  tellAs: string | null,
): Promise<Map<string, CommitOutcome>> {
  const [first] = rows;
  if (first === undefined) return new Map();
  if (rows.length === 1 && tellAs === null) {
    const single = await commitOne(client, first);
    if (single !== null) return new Map([[first.documentId, single]]);
  }
  return commitMany(client, rows, tellAs);
}

/** The common case, planned for itself: half the work for PostgreSQL. Null when the row was locked or frozen. */
const oneText = `
  with open as (
    select id from document where id = $1 and not is_frozen for update skip locked
  ), advanced as (
    update document set seq = document.seq + 1 from open where document.id = open.id returning document.seq
  )
  insert into document_update (document_id, seq, payload, account_id)
  select $1, seq, $2, $3 from advanced
  returning seq`;

async function commitOne(client: Client, row: CommitRow): Promise<CommitOutcome | null> {
  const { rows } = await client.query<{ seq: string }>({
    name: 'document-commit-one',
    text: oneText,
    values: [row.documentId, bufferOf(row.update), row.accountId],
  });
  return rows[0] === undefined ? null : { kind: 'advanced', seq: Number(rows[0].seq) };
}

/** The bytes of all updates come as one value that is cut here: an array of bytea would be sent as twice as much text. */
const manyText = `
  with given as (
    select document_id, substring($1::bytea from start for length) as payload, account_id, position
    from unnest($2::uuid[], $3::int[], $4::int[], $5::uuid[]) with ordinality
      as t (document_id, start, length, account_id, position)
  ), wanted as (
    select document_id, count(*) as amount from given group by document_id
  ), locked as (
    select document.id, document.is_frozen, wanted.amount
    from document join wanted on wanted.document_id = document.id
    order by document.id
    for update of document skip locked
  ), advanced as (
    update document set seq = document.seq + locked.amount
    from locked where document.id = locked.id and not locked.is_frozen
    returning document.id, document.seq, locked.amount
  ), inserted as (
    insert into document_update (document_id, seq, payload, account_id)
    select given.document_id,
      advanced.seq - advanced.amount + row_number() over (partition by given.document_id order by given.position),
      given.payload, given.account_id
    from given join advanced on advanced.id = given.document_id
  ), told as (
    select pg_notify('quartiersforum', json_build_array('document.committed', json_build_object(
      'node', $6::text, 'documents', json_agg(json_build_array(id, seq))))::text)
    from advanced where $6::text is not null having count(*) > 0
  )
  select locked.id, advanced.seq, (select count(*) from told) as told
  from locked left join advanced on advanced.id = locked.id`;

async function commitMany(
  client: Client,
  rows: readonly CommitRow[],
  tellAs: string | null,
): Promise<Map<string, CommitOutcome>> {
  let start = 1; // SQL counts bytes from 1
  const starts = rows.map(({ update }) => {
    start += update.length;
    return start - update.length;
  });
  const result = await client.query<{ id: string; seq: string | null }>({
    name: 'document-commit-many',
    text: manyText,
    values: [
      Buffer.concat(rows.map(({ update }) => update)),
      rows.map(({ documentId }) => documentId),
      starts,
      rows.map(({ update }) => update.length),
      rows.map(({ accountId }) => accountId),
      tellAs,
    ],
  });
  return new Map(
    result.rows.map(({ id, seq }) => [
      id,
      seq === null ? { kind: 'frozen' } : { kind: 'advanced', seq: Number(seq) },
    ]),
  );
}

/** A Yjs client id that an account uses in a document for the first time. */
export interface ClientBinding {
  readonly documentId: string;
  readonly clientId: number;
  readonly accountId: string;
}

/** Binds client ids to accounts, the first use wins; returns the owner of each. At most one entry per document and client id. */
export async function bindClients(
  client: Client,
  bindings: readonly ClientBinding[],
): Promise<readonly ClientBinding[]> {
  const { rows } = await client.query<{
    document_id: string;
    client_id: string;
    account_id: string;
  }>({
    name: 'document-bind-clients',
    text: `insert into document_client (document_id, client_id, account_id)
      select * from unnest($1::uuid[], $2::bigint[], $3::uuid[]) order by 1, 2
      on conflict (document_id, client_id) do update set account_id = document_client.account_id
      returning document_id, client_id, account_id`,
    values: [
      bindings.map(({ documentId }) => documentId),
      bindings.map(({ clientId }) => clientId),
      bindings.map(({ accountId }) => accountId),
    ],
  });
  return rows.map((row) => ({
    documentId: row.document_id,
    clientId: Number(row.client_id),
    accountId: row.account_id,
  }));
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
