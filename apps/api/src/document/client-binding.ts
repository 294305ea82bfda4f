import type { Client } from 'pg';

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

/** Bindings by document and client id. */
export type ClientBindings = ReadonlyMap<string, ClientBinding>;

/** What a batch of entries, by document, uses for the first time; in the batch, too, the first use wins. */
export function firstUses(
  batch: Iterable<
    readonly [
      document: { readonly id: string },
      entries: Iterable<{
        readonly newClients: readonly number[];
        readonly accountId: string | null;
      }>,
    ]
  >,
): ClientBindings {
  const bindings = new Map<string, ClientBinding>();
  for (const [{ id }, entries] of batch)
    for (const { newClients, accountId } of entries)
      if (accountId !== null)
        for (const clientId of newClients) {
          const key = keyOf(id, clientId);
          if (!bindings.has(key)) bindings.set(key, { documentId: id, clientId, accountId });
        }
  return bindings;
}

/** Those of the `owners` who are not who was `wanted`. */
export function foreignAmong(
  wanted: ClientBindings,
  owners: readonly ClientBinding[],
): readonly ClientBinding[] {
  return owners.filter(
    ({ documentId, clientId, accountId }) =>
      wanted.get(keyOf(documentId, clientId))?.accountId !== accountId,
  );
}

function keyOf(documentId: string, clientId: number): string {
  return `${documentId} ${clientId}`;
}
