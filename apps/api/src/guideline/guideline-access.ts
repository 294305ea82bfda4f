import { Injectable, type OnModuleInit } from '@nestjs/common';
import { guidelineRelation, isAllowed, type Permission } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import {
  DocumentAccessRegistry,
  type DocumentAccessResolver,
  type DocumentRules,
} from '../document/document-access';
import { NetworkClock } from '../network/network-clock';
import { findStanding, isOf, type Standing } from './guideline.queries';

/**
 * Who may do what with the text of a guideline, for the document's socket and its stored text: the permission table, asked with the
 * state of the guideline, the memberships in its circle and today's date. Nothing is remembered here.
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

  async rulesOf(documentId: string): Promise<DocumentRules | null> {
    const standing = await findStanding(this.dataSource.manager, documentId);
    if (standing === undefined) return null;
    const may = (actor: Actor, permission: Permission): boolean =>
      this.isAllowed(standing, actor, permission);
    return {
      /** Somebody who may read only what is adopted gets the stored text and never the live one. */
      live: (actor) => {
        if (may(actor, 'guideline.write')) return 'write';
        return may(actor, 'guideline.follow') ? 'read' : 'none';
      },
      mayRead: (actor) => may(actor, 'guideline.read'),
    };
  }

  private isAllowed(
    { state, bodyIds, memberships }: Standing,
    actor: Actor,
    permission: Permission,
  ): boolean {
    const own = memberships.filter((membership) => isOf(actor, membership));
    const relation = guidelineRelation(bodyIds, own, this.clock.today());
    return isAllowed(permission, { role: actor.role, relation, state });
  }
}
