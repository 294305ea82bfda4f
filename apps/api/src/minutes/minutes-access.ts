import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isAllowed, type Permission } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import {
  DocumentAccessRegistry,
  type DocumentAccessResolver,
  type DocumentRules,
} from '../document/document-access';
import { MeetingAccess } from '../meeting/meeting-access';
import { findMinutesOfDocument } from './minutes.queries';

/**
 * Who may do what with the text of minutes, for the document's socket and its stored text. Each version has a text of its own: the one
 * that is written is in the state of the minutes, every other one is approved.
 */
@Injectable()
export class MinutesAccess implements DocumentAccessResolver, OnModuleInit {
  constructor(
    private readonly registry: DocumentAccessRegistry,
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingAccess,
  ) {}

  onModuleInit(): void {
    this.registry.register('minutes', this);
  }

  async rulesOf(documentId: string): Promise<DocumentRules | null> {
    const { manager } = this.dataSource;
    const minutes = await findMinutesOfDocument(manager, documentId);
    const roll = minutes && (await this.meetings.rollOf(manager, minutes.meetingId));
    if (!minutes || !roll) return null;
    const may = (actor: Actor, permission: Permission, state: string = minutes.state): boolean =>
      roll.isAllowed(actor, 'meeting.read') &&
      isAllowed(permission, { role: actor.role, relation: roll.relationOf(actor), state });
    return {
      /** Whoever reads only what is approved gets the stored text and never the live one. */
      live: (actor) => {
        if (may(actor, 'minutes.write')) return 'write';
        return may(actor, 'minutes.read', 'draft') ? 'read' : 'none';
      },
      mayRead: (actor) => may(actor, 'minutes.read'),
    };
  }
}
