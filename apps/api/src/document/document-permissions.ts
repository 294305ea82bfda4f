import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DocumentAccess } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { DocumentAccessRegistry, type DocumentRules } from './document-access';

/** How long rules may be used without reading them again; the bus shortens it to no time. Milliseconds. */
const keepMilliseconds = 120_000;
const keptDocuments = 5_000;

interface Known {
  readonly rules: Promise<DocumentRules>;
  readonly since: number;
}

/**
 * The rules of documents, remembered, so that everybody who comes back at once costs one question a document and not one a socket.
 * Whatever may change them makes this node forget them all; while the bus is down nothing is remembered.
 */
@Injectable()
export class DocumentPermissions implements OnModuleInit {
  private readonly known = new Map<string, Known>();
  private forgotten = 0;

  constructor(
    private readonly registry: DocumentAccessRegistry,
    private readonly bus: Bus,
  ) {}

  /** Grows with every forgetting: an answer from before it may be wrong after it. */
  get generation(): number {
    return this.forgotten;
  }

  onModuleInit(): void {
    const forget = (): void => {
      this.forgotten++;
      this.known.clear();
    };
    this.bus.on('session.ended', forget);
    this.bus.on('account.accessChanged', forget);
    this.bus.on('network.membershipChanged', forget);
    this.bus.on('document.accessChanged', forget);
    this.bus.onResync(forget);
  }

  /** What `actor` may do on the document's socket. */
  async live(kind: string, actor: Actor, documentId: string): Promise<DocumentAccess> {
    return (await this.rulesOf(kind, documentId)).live(actor);
  }

  private rulesOf(kind: string, documentId: string): Promise<DocumentRules> {
    const known = this.known.get(documentId);
    const now = Date.now();
    if (known !== undefined && this.bus.isListening && now - known.since < keepMilliseconds)
      return known.rules;
    const rules = this.registry.rulesOf(kind, documentId);
    if (this.known.size >= keptDocuments) this.known.clear();
    this.known.set(documentId, { rules, since: now });
    rules.catch(() => this.known.delete(documentId));
    return rules;
  }
}
