import { Injectable } from '@nestjs/common';
import type { DocumentAccess } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';

/**
 * What decides about the rights to one document, as it was when it was read. It is asked about everybody who has the document open, so
 * it answers from what it holds, and from today's date where memberships begin and end.
 */
export interface DocumentRules {
  /** Access to the live text on the socket. */
  live(actor: Actor): DocumentAccess;
  /** Whether the stored text may be read over HTTP; released things are open to more people than the live text. */
  mayRead(actor: Actor): boolean;
}

/** How a feature says who may do what with its documents. */
export interface DocumentAccessResolver {
  /** Reads the rules of one document: one question, however many people are there. Null when no thing has this text. */
  rulesOf(documentId: string): Promise<DocumentRules | null>;
}

/** A document that belongs to nothing is open to nobody. */
const closed: DocumentRules = { live: () => 'none', mayRead: () => false };

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

  async rulesOf(kind: string, documentId: string): Promise<DocumentRules> {
    return (await this.resolvers.get(kind)?.rulesOf(documentId)) ?? closed;
  }
}
