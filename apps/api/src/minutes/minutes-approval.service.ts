import { Injectable } from '@nestjs/common';
import { contentHash, type NodeJson, plainText } from '@quartiersforum/document';
import {
  type correctMinutesSchema,
  DomainError,
  type Minutes,
  type MinutesVersion,
  nextMinutesState,
  sealedMinutes,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { DocumentService } from '../document/document.service';
import { MeetingStates } from '../meeting/meeting-states';
import { NetworkClock } from '../network/network-clock';
import { TaskAnnouncer } from '../task/task-announcer';
import { TaskWriter } from '../task/task-writer';
import { MinutesAnnouncer } from './minutes-announcer';
import { findHead } from './minutes-head.queries';
import { MinutesSections } from './minutes-sections';
import { type MinutesStanding, MinutesStandings } from './minutes-standing';
import { findVersion, insertVersion } from './minutes-version.queries';
import { findEntries, findFrozenText, findSections } from './minutes.queries';
import { MinutesService } from './minutes.service';

/**
 * Approval and correction. What is approved is a whole copy with a hash over all of it; a correction writes a new text that begins as
 * the approved one, and never touches that.
 */
@Injectable()
export class MinutesApprovalService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: MinutesStandings,
    private readonly documents: DocumentService,
    private readonly sections: MinutesSections,
    private readonly meetings: MeetingStates,
    private readonly clock: NetworkClock,
    private readonly tasks: TaskWriter,
    private readonly taskAnnouncer: TaskAnnouncer,
    private readonly announcer: MinutesAnnouncer,
    private readonly minutes: MinutesService,
  ) {}

  /**
   * Freezes text, entries and head as the server has them at this moment; who types meanwhile is refused from the same moment on.
   * Throws `minutes.notFound`, `minutes.transitionRefused`, `minutes.meetingNotEnded`.
   */
  async approve(actor: Actor, meetingId: string): Promise<Minutes> {
    requirePermission(actor, 'minutes.approve');
    const { minutes } = await this.standings.of(this.dataSource.manager, actor, meetingId);
    await this.sections.write(minutes.id); // a heading whose job has not run yet could not be added to a frozen text
    const owners = await this.dataSource.transaction(async (manager) => {
      const standing = await this.standings.of(manager, actor, meetingId, { lock: 'alone' });
      const state = nextMinutesState(standing.minutes.state, 'approve');
      if (standing.meeting.endedAt === null) throw new DomainError('minutes.meetingNotEnded');
      const { entries } = await this.keepVersion(manager, actor, standing);
      const { number } = standing.minutes;
      await manager.save(Object.assign(standing.minutes, { state, approvedNumber: number }));
      if (standing.meeting.state === 'ended')
        await this.meetings.apply(manager, standing.meeting.id, 'document');
      await this.announcer.approved(manager, standing.meeting.id);
      const tasks = entries.filter(({ kind }) => kind === 'task');
      return this.tasks.follow(manager, standing.meeting.id, tasks, actor.accountId);
    });
    await this.taskAnnouncer.changed(owners);
    return this.minutes.read(actor, meetingId);
  }

  /** Opens the next version as a draft. Throws `minutes.notFound`, `minutes.transitionRefused`. */
  async correct(
    actor: Actor,
    meetingId: string,
    { reason }: z.output<typeof correctMinutesSchema>,
  ): Promise<Minutes> {
    requirePermission(actor, 'minutes.correct');
    await this.dataSource.transaction(async (manager) => {
      const { minutes, meeting } = await this.standings.of(manager, actor, meetingId, {
        lock: 'alone',
      });
      const state = nextMinutesState(minutes.state, 'correct');
      const approved = await findVersion(manager, minutes.id, minutes.number);
      if (approved === undefined) throw new Error('approved minutes without a version');
      const documentId = await this.documents.create(manager, {
        kind: 'minutes',
        json: JSON.parse(approved.content) as NodeJson,
        accountId: actor.accountId,
      });
      const next = { state, reason, documentId, number: minutes.number + 1 };
      await manager.save(Object.assign(minutes, next));
      await this.sections.follow(manager, minutes);
      await this.documents.accessChanged(manager, approved.documentId);
      await this.announcer.changed(manager, meeting.id);
    });
    return this.minutes.read(actor, meetingId);
  }

  private async keepVersion(
    manager: EntityManager,
    actor: Actor,
    { minutes, meeting }: MinutesStanding,
  ): Promise<Pick<MinutesVersion, 'entries'>> {
    const { id: minutesId, number, reason, documentId } = minutes;
    await this.documents.freeze(manager, documentId, {
      name: `Protokoll, Fassung ${number}`,
      ...(reason !== null && { reason }),
      accountId: actor.accountId,
    });
    const { json } = await findFrozenText(manager, documentId);
    const content = JSON.parse(json) as MinutesVersion['content'];
    const head = await findHead(manager, meeting.id);
    const sections = await findSections(manager, minutesId);
    const entries = await findEntries(manager, minutesId);
    await insertVersion(manager, {
      ...{ minutesId, number, reason, documentId, head, sections, entries },
      content: json,
      hash: contentHash(sealedMinutes({ head, sections, entries, content })),
      approvedAt: this.clock.now(),
      approvedByAccountId: actor.accountId,
      approvedBy: actor.displayName,
      words: {
        title: head.title,
        entries: entries.map(({ text }) => text).join('\n'),
        text: plainText(content),
      },
    });
    return { entries };
  }
}
