import { Injectable } from '@nestjs/common';
import {
  type NodeJson,
  changeDocument,
  openDocument,
  seedDocument,
} from '@quartiersforum/document';
import { type DocumentContent, DomainError } from '@quartiersforum/domain';
import { type EntityManager } from 'typeorm';
import type * as Y from 'yjs';
import type { Actor } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { DocumentAccessRegistry } from './document-access';
import { DocumentRooms } from './document-rooms';
import { DocumentVersions, type VersionRequest } from './document-versions';
import { DocumentQueries } from './document.queries';
import { foldDocument } from './fold-document';

export interface NewDocument {
  /** Which feature's document it is; that feature has registered who may do what with it. */
  readonly kind: string;
  /** The first text. Block ids come with it. */
  readonly json: NodeJson;
  readonly accountId: string | null;
}

/** What other rooms may ask of documents. They never touch Yjs or the document tables. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly queries: DocumentQueries,
    private readonly rooms: DocumentRooms,
    private readonly access: DocumentAccessRegistry,
    private readonly versions: DocumentVersions,
    private readonly bus: Bus,
  ) {}

  /** A new document inside the caller's transaction; returns its id. Throws when the seed is not of the schema. */
  async create(manager: EntityManager, { kind, json }: NewDocument): Promise<string> {
    const fold = foldDocument({ state: seedDocument(json), updates: [] });
    const [finding] = fold.findings;
    if (finding !== undefined) throw new Error(`seed is not of the schema: ${finding}`);
    return this.queries.insert(manager, kind, fold);
  }

  /**
   * Ends writing inside the caller's transaction and keeps the text as a version. What was committed before is in it; whoever types
   * later is refused, on every node. Throws `document.notFound`, `document.frozen`.
   */
  freeze(
    manager: EntityManager,
    documentId: string,
    request: VersionRequest,
  ): Promise<{ seq: number; hash: string }> {
    return this.versions.freeze(manager, documentId, request);
  }

  /** To be called when a feature's own state changed who may do what with a document; with the caller's transaction. */
  async accessChanged(manager: EntityManager, documentId: string): Promise<void> {
    await this.bus.publish('document.accessChanged', { documentId }, (sql, values) =>
      manager.query(sql, values),
    );
  }

  /** The committed text, as canonical JSON, for a person who may read it. Throws `document.notFound`. */
  async contentFor(actor: Actor, documentId: string): Promise<DocumentContent> {
    const document = await this.queries.exists(documentId);
    if (document === null) throw new DomainError('document.notFound');
    const rules = await this.access.rulesOf(document.kind, documentId);
    if (!rules.mayRead(actor)) throw new DomainError('document.notFound');
    return this.content(documentId);
  }

  /** The committed text, for the server itself. Throws `document.notFound`. */
  async content(documentId: string): Promise<DocumentContent> {
    let stored = await this.queries.content(documentId);
    if (stored !== null && stored.foldedSeq < stored.seq) {
      await this.foldNow(documentId);
      stored = await this.queries.content(documentId);
    }
    if (stored === null) throw new DomainError('document.notFound');
    const { schemaVersion, foldedSeq, hash, json } = stored;
    return {
      schemaVersion,
      seq: foldedSeq,
      hash,
      json: JSON.parse(json) as DocumentContent['json'],
    };
  }

  /** When the text of each document was last changed; a document that nobody has changed is missing. */
  async changedAt(documentIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    return this.queries.changedAt(documentIds);
  }

  /**
   * Changes a document on the server, as an ordinary update through the same queue: `change` edits a throw-away copy. Resolves with
   * the number under which it was committed. Throws `document.notFound`, `document.frozen`.
   */
  async applyServerEdit(
    documentId: string,
    accountId: string | null,
    change: (doc: Y.Doc) => void,
  ): Promise<number> {
    const room = await this.rooms.open(documentId);
    if (room === null) throw new DomainError('document.notFound');
    if (room.isFrozen) throw new DomainError('document.frozen');
    const doc = openDocument([
      room.log.state.state,
      ...room.log.entries.map(({ update }) => update),
    ]);
    try {
      const update = changeDocument(doc, () => change(doc));
      if (update === null) return room.log.seq;
      const seq = await room.receiveOwn(update, accountId);
      if (seq === null) throw new DomainError('document.frozen');
      return seq;
    } finally {
      doc.destroy();
    }
  }

  /** Twice, because the first fold may find blocks without an id and give them one. */
  private async foldNow(documentId: string): Promise<void> {
    const room = await this.rooms.open(documentId);
    if (room === null) return;
    await this.rooms.foldWhole(room);
  }
}
