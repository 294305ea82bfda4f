import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MeetingSummary } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { DocumentService } from '../document/document.service';
import {
  type AskedMeeting,
  type MeetingFollower,
  MeetingFollowers,
} from '../meeting/meeting-followers';
import { MinutesAnnouncer } from './minutes-announcer';
import { MinutesSectionEntity } from './minutes-section.entity';
import { MinutesSections } from './minutes-sections';
import { seenState } from './minutes-standing';
import { minutesTemplate } from './minutes-template';
import { findMinutesOfMeetings } from './minutes-version.queries';
import { MinutesEntity } from './minutes.entity';

/** What minutes do when something happens to their meeting, in the same transaction. */
@Injectable()
export class MinutesFollower implements MeetingFollower, OnModuleInit {
  constructor(
    private readonly followers: MeetingFollowers,
    private readonly documents: DocumentService,
    private readonly sections: MinutesSections,
    private readonly announcer: MinutesAnnouncer,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  /** Minutes begin with the meeting, with a section for each item. */
  async started(manager: EntityManager, meetingId: string): Promise<void> {
    const sections = await this.sections.first(manager, meetingId);
    const documentId = await this.documents.create(manager, {
      kind: 'minutes',
      json: minutesTemplate(sections),
      accountId: null,
    });
    const { id: minutesId } = await manager.save(
      manager.create(MinutesEntity, { meetingId, documentId }),
    );
    await manager.insert(
      MinutesSectionEntity,
      sections.map((section, index) => ({ minutesId, ...section, position: index + 1 })),
    );
  }

  /** The head says from when to when and who came; both are known now. */
  async ended(manager: EntityManager, meetingId: string): Promise<void> {
    await this.announcer.changed(manager, meetingId);
  }

  async agendaChanged(manager: EntityManager, meetingId: string): Promise<void> {
    const minutes = await manager.findOne(MinutesEntity, {
      where: { meetingId },
      lock: { mode: 'pessimistic_write' },
    });
    if (minutes?.state === 'draft') await this.sections.follow(manager, minutes);
  }

  async circleChanged(manager: EntityManager, meetingId: string): Promise<void> {
    const minutes = await manager.findOne(MinutesEntity, { where: { meetingId } });
    if (minutes !== null) await this.documents.accessChanged(manager, minutes.documentId);
  }

  async minutesOf(
    manager: EntityManager,
    meetings: readonly AskedMeeting[],
    actor: Actor,
  ): Promise<ReadonlyMap<string, NonNullable<MeetingSummary['minutes']>>> {
    const rows = await findMinutesOfMeetings(
      manager,
      meetings.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const relation = meetings.find(({ id }) => id === row.meetingId)?.relation ?? 'outsider';
        const state = seenState(row, actor, relation);
        const documentId = state === row.state ? row.documentId : row.approvedDocumentId;
        return state === null || documentId === null
          ? []
          : [[row.meetingId, { state, documentId }] as const];
      }),
    );
  }
}
