import { Injectable } from '@nestjs/common';
import type { DocumentAccess } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';

/** Says what `actor` may do on the socket of a document and whether they may read its stored text over HTTP. */
export interface DocumentAccessResolver {
  /** Access to the live text on the socket. */
  live(actor: Actor, documentId: string): Promise<DocumentAccess>;
  /** Whether the stored text may be read; released things are open to more people than the live text. */
  mayRead(actor: Actor, documentId: string): Promise<boolean>;
}

/**
 * Whose document it is decides who may do what with it: each feature registers its kind of document here. The document room itself
 * knows no feature and no rule.
 */
@Injectable()
export class DocumentAccessRegistry {
  private readonly resolvers = new Map<string, DocumentAccessResolver>();

  /** Called once by each feature, at start. */
  register(kind: string, resolver: DocumentAccessResolver): void {
    if (this.resolvers.has(kind))
      throw new Error(`documents of kind ${kind} have an owner already`);
    this.resolvers.set(kind, resolver);
  }

  live(kind: string, actor: Actor, documentId: string): Promise<DocumentAccess> {
    return this.resolverOf(kind)?.live(actor, documentId) ?? Promise.resolve('none');
  }

  mayRead(kind: string, actor: Actor, documentId: string): Promise<boolean> {
    return this.resolverOf(kind)?.mayRead(actor, documentId) ?? Promise.resolve(false);
  }

  /** A kind that nobody owns is open to nobody. */
  private resolverOf(kind: string): DocumentAccessResolver | undefined {
    return this.resolvers.get(kind);
  }
}
