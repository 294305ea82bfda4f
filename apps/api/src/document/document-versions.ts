import { Injectable } from '@nestjs/common';
import { schemaVersion } from '@quartiersforum/document';
import { DomainError } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { buffer, DocumentQueries, type LoadedDocument } from './document.queries';
import { type Fold, foldDocument } from './fold-document';

export interface VersionRequest {
  /** What people call this version, in German. */
  readonly name: string;
  readonly reason?: string;
  readonly accountId: string;
}

/**
 * Versions: whole, immutable copies of a text with its hash. The one thing a newcomer would get wrong: there is nothing to drain. The
 * document's row is locked here as it is by every commit, so an update is either committed before, and in the version, or refused.
 */
@Injectable()
export class DocumentVersions {
  constructor(
    private readonly queries: DocumentQueries,
    private readonly bus: Bus,
  ) {}

  async freeze(
    manager: EntityManager,
    documentId: string,
    { name, reason, accountId }: VersionRequest,
  ): Promise<{ seq: number; hash: string }> {
    const [row] = await manager.query<{ is_frozen: boolean; seq: string }[]>(
      `select is_frozen, seq from document where id = $1 for update`,
      [documentId],
    );
    if (row === undefined) throw new DomainError('document.notFound');
    if (row.is_frozen) throw new DomainError('document.frozen');
    const loaded = await this.queries.load(documentId, { manager });
    if (loaded === null) throw new DomainError('document.notFound');
    const { fold, seq } = await this.wholeFold(manager, documentId, loaded, Number(row.seq));
    if (!(await this.queries.writeState(manager, documentId, loaded.stored.revision, seq, fold)))
      throw new Error('document state changed under its lock');
    await manager.query(
      `insert into document_version (document_id, number, name, reason, seq, schema_version, state, json, hash, created_by)
       select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9
       from document_version where document_id = $1`,
      [
        documentId,
        name,
        reason ?? null,
        seq,
        schemaVersion,
        buffer(fold.state),
        fold.json,
        fold.hash,
        accountId,
      ],
    );
    await manager.query(`update document set is_frozen = true, seq = $2 where id = $1`, [
      documentId,
      seq,
    ]);
    await this.bus.publish('document.accessChanged', { documentId }, (sql, values) =>
      manager.query(sql, values),
    );
    return { seq, hash: fold.hash };
  }

  /** Folds everything; blocks without an id get one, as an update of its own, because nobody can give them one later. */
  private async wholeFold(
    manager: EntityManager,
    documentId: string,
    { stored }: LoadedDocument,
    seq: number,
  ): Promise<{ fold: Fold; seq: number }> {
    const updates = stored.updates.map(({ update }) => update);
    const first = checked(foldDocument({ state: stored.state, updates }), documentId);
    if (first.repair === null) return { fold: first, seq };
    await manager.query(
      `insert into document_update (document_id, seq, payload) values ($1, $2, $3)`,
      [documentId, seq + 1, buffer(first.repair)],
    );
    const fold = checked(foldDocument({ state: first.state, updates: [first.repair] }), documentId);
    return { fold, seq: seq + 1 };
  }
}

function checked(fold: Fold, documentId: string): Fold {
  if (fold.findings.length > 0)
    throw new Error(`document ${documentId} does not fold: ${fold.findings.join(', ')}`);
  return fold;
}
