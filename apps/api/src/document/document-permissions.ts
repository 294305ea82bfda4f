import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { DocumentAccess } from '@quartiersforum/domain';
import type { Actor } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { DocumentAccessRegistry } from './document-access';

/** How long an answer may be used without asking again; the bus shortens it to no time. Milliseconds. */
const keepMilliseconds = 120_000;
const keptAnswers = 20_000;

interface Answer {
  readonly access: Promise<DocumentAccess>;
  readonly since: number;
}

/**
 * What people may do on a document's socket, remembered, so that everybody who comes back at once costs one question each and not one
 * a socket. Whatever may change an answer makes this node forget them all; while the bus is down nothing is remembered.
 */
@Injectable()
export class DocumentPermissions implements OnModuleInit {
  private readonly answers = new Map<string, Answer>();
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
      this.answers.clear();
    };
    this.bus.on('session.ended', forget);
    this.bus.on('account.accessChanged', forget);
    this.bus.on('network.membershipChanged', forget);
    this.bus.on('document.accessChanged', forget);
    this.bus.onResync(forget);
  }

  live(kind: string, actor: Actor, documentId: string): Promise<DocumentAccess> {
    const key = `${actor.accountId} ${actor.role} ${documentId}`;
    const known = this.answers.get(key);
    const now = Date.now();
    if (known !== undefined && this.bus.isListening && now - known.since < keepMilliseconds)
      return known.access;
    const access = this.registry.live(kind, actor, documentId);
    if (this.answers.size >= keptAnswers) this.answers.clear();
    this.answers.set(key, { access, since: now });
    access.catch(() => this.answers.delete(key));
    return access;
  }
}
