import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  guidelineRelation,
  isAllowed,
  type DocumentAccess,
  type Permission,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { DocumentAccessRegistry, type DocumentAccessResolver } from '../document/document-access';
import { NetworkClock } from '../network/network-clock';
import { findStanding } from './guideline.queries';

/**
 * Who may do what with the text of a guideline, for the document's socket and its stored text: the permission table, asked with the
 * state of the guideline and today's memberships. Nothing is remembered here, so an answer is never older than its question.
 */
@Injectable()
export class GuidelineAccess implements DocumentAccessResolver, OnModuleInit {
  constructor(
    private readonly registry: DocumentAccessRegistry,
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
  ) {}

  onModuleInit(): void {
    this.registry.register('guideline', this);
  }

  /** Somebody who may read only what is adopted gets the stored text and never the live one. */
  async live(actor: Actor, documentId: string): Promise<DocumentAccess> {
    const may = await this.ask(actor, documentId);
    if (may('guideline.write')) return 'write';
    return may('guideline.follow') ? 'read' : 'none';
  }

  async mayRead(actor: Actor, documentId: string): Promise<boolean> {
    const may = await this.ask(actor, documentId);
    return may('guideline.read');
  }

  private async ask(
    actor: Actor,
    documentId: string,
  ): Promise<(permission: Permission) => boolean> {
    const standing = await findStanding(this.dataSource.manager, actor, documentId);
    if (standing === undefined) return () => false;
    const { state, bodyIds, memberships } = standing;
    const relation = guidelineRelation(bodyIds, memberships, this.clock.today());
    return (permission) => isAllowed(permission, { role: actor.role, relation, state });
  }
}
