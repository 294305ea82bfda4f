import type { Client } from 'pg';
import { arrayValue, type PipelineStep, runPipeline, typeId, uuidValue } from './commit-pipeline';

/** The updates of one document that are to be committed, in the order in which they are to be numbered. */
export interface DocumentCommit {
  readonly documentId: string;
  readonly updates: readonly CommitUpdate[];
}

export interface CommitUpdate {
  readonly update: Uint8Array;
  readonly accountId: string | null;
}

export interface CommitManner {
  /** This node's id when others are to be told, else null. */
  readonly tellAs: string | null;
  /** Whether a row that somebody else holds is waited for, at most the connection's `lock_timeout`, instead of left out. */
  readonly waitsForRows: boolean;
}

/**
 * What became of a document's updates. `advanced`: committed, the last has number `seq`. `frozen`: refused for good. A document that
 * is not in the answer is locked by somebody else right now; its updates are to be tried again.
 */
export type CommitOutcome =
  { readonly kind: 'advanced'; readonly seq: number } | { readonly kind: 'frozen' };

/**
 * Commits updates of any number of documents in one transaction and one round trip. Each document's statement takes its row's lock,
 * takes numbers, inserts, and tells the other nodes. A document gets one statement, because a row that was locked for the first may be
 * free for the second.
 *
 * A row that somebody else holds is left out: one busy document must not hold up all others, and two nodes never wait for each other.
 * Leaving out costs PostgreSQL a record of its own for the lock, though. Whoever expects to be alone waits, and when that was wrong
 * this rejects with `rowHeld` and nothing has happened.
 */
export async function commitUpdates(
  client: Client,
  commits: readonly DocumentCommit[],
  manner: CommitManner,
): Promise<ReadonlyMap<string, CommitOutcome>> {
  const answers = await runPipeline(
    client,
    commits.map((commit) => stepOf(commit, manner)),
  );
  const outcomes = new Map<string, CommitOutcome>();
  const without: string[] = [];
  commits.forEach(({ documentId }, place) => {
    const seq = answers[place] ?? null;
    if (seq === null) without.push(documentId);
    else outcomes.set(documentId, { kind: 'advanced', seq: Number(seq) });
  });
  if (without.length > 0)
    for (const id of await frozenAmong(client, without)) outcomes.set(id, { kind: 'frozen' });
  return outcomes;
}

/** `lock_not_available`. Source: PostgreSQL, "Error Codes". */
export const rowHeld = '55P03';

/** Nearly every update comes alone and to a node that is alone: planned for that, it costs PostgreSQL least. */
const oneText = `prepare document_commit_one (uuid, bytea, uuid) as
  with advanced as (
    update document set seq = seq + 1 where id = $1 and not is_frozen returning seq
  )
  insert into document_update (document_id, seq, payload, account_id)
  select $1, seq, $2, $3 from advanced returning seq`;

const advancedByList = `open as (
    select id from document where id = $1 and not is_frozen for update skip locked
  ), advanced as (
    update document set seq = document.seq + cardinality($2) from open where document.id = open.id
    returning document.seq
  ), inserted as (
    insert into document_update (document_id, seq, payload, account_id)
    select $1, advanced.seq - cardinality($2) + given.position, given.payload, given.account_id
    from advanced, unnest($2, $3) with ordinality as given (payload, account_id, position)
  )`;

const listText = `prepare document_commit_list (uuid, bytea[], uuid[]) as
  with ${advancedByList} select seq from advanced`;

const toldText = `prepare document_commit_told (uuid, bytea[], uuid[], text) as
  with ${advancedByList}, told as (
    select pg_notify('quartiersforum', json_build_array('document.committed', json_build_object(
      'node', $4, 'documents', json_build_array(json_build_array($1, seq))))::text)
    from advanced
  )
  select seq, (select count(*) from told) from advanced`;

/** To be run once on a connection before it commits. */
export const commitStatements: readonly string[] = [oneText, listText, toldText];

function stepOf(
  { documentId, updates }: DocumentCommit,
  { tellAs, waitsForRows }: CommitManner,
): PipelineStep {
  const [first] = updates;
  if (first !== undefined && updates.length === 1 && waitsForRows && tellAs === null)
    return {
      statement: 'document_commit_one',
      values: [documentId, first.update, first.accountId],
    };
  const list = [
    documentId,
    arrayValue(
      typeId.bytea,
      updates.map(({ update }) => update),
    ),
    arrayValue(typeId.uuid, updates.map(accountOf)),
  ];
  return tellAs === null
    ? { statement: 'document_commit_list', values: list }
    : { statement: 'document_commit_told', values: [...list, tellAs] };
}

function accountOf({ accountId }: CommitUpdate): Buffer | null {
  return accountId === null ? null : uuidValue(accountId);
}

/** A document whose row was not had is locked at the moment, or frozen for good. */
async function frozenAmong(client: Client, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from document where id = any($1::uuid[]) and is_frozen`,
    [ids],
  );
  return rows.map(({ id }) => id);
}
