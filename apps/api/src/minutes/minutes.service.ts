import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type List,
  type Minutes,
  type minutesFilterSchema,
  type MinutesSummary,
  type MinutesVersion,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { findHead } from './minutes-head.queries';
import { findMinutes } from './minutes-search.queries';
import { type MinutesStanding, MinutesStandings } from './minutes-standing';
import {
  findVersion,
  findVersionSummaries,
  type StoredVersion,
  toMinutesVersion,
} from './minutes-version.queries';
import { findEntries, findSections } from './minutes.queries';

type Contents = Pick<
  Minutes,
  'state' | 'number' | 'reason' | 'documentId' | 'head' | 'sections' | 'entries'
>;

/**
 * Minutes: a text with a section for each agenda item, and decisions, tasks and informations beside it. They come into being with the
 * start of their meeting (`MinutesFollower`); a newcomer would look for a way to create them.
 */
@Injectable()
export class MinutesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: MinutesStandings,
    private readonly clock: NetworkClock,
  ) {}

  /** Two queries, however many there are. */
  async list(
    actor: Actor,
    filter: z.output<typeof minutesFilterSchema>,
  ): Promise<List<MinutesSummary>> {
    requirePermission(actor, 'minutes.list');
    return findMinutes(this.dataSource.manager, actor, this.clock.today(), filter);
  }

  /** The draft for those who write it, otherwise what was approved last. Throws `minutes.notFound`. */
  async read(actor: Actor, meetingId: string): Promise<Minutes> {
    requirePermission(actor, 'minutes.list');
    const { manager } = this.dataSource;
    const standing = await this.standings.of(manager, actor, meetingId);
    const contents =
      standing.seen === 'draft' ? await this.draft(standing) : await this.approved(standing);
    return {
      ...contents,
      id: standing.minutes.id,
      meetingId: standing.meeting.id,
      relation: standing.relation,
      versions: await findVersionSummaries(manager, standing.minutes.id),
    };
  }

  /** Throws `minutes.notFound` also when there is no such version. */
  async version(actor: Actor, meetingId: string, number: number): Promise<MinutesVersion> {
    requirePermission(actor, 'minutes.list');
    const { minutes } = await this.standings.of(this.dataSource.manager, actor, meetingId);
    return toMinutesVersion(await this.stored(minutes.id, number));
  }

  private async draft({ minutes, meeting }: MinutesStanding): Promise<Contents> {
    const { manager } = this.dataSource;
    const { state, number, reason, documentId } = minutes;
    return {
      ...{ state, number, reason, documentId },
      head: await findHead(manager, meeting.id),
      sections: await findSections(manager, minutes.id),
      entries: await findEntries(manager, minutes.id),
    };
  }

  private async approved({ minutes }: MinutesStanding): Promise<Contents> {
    const version = await this.stored(minutes.id, minutes.approvedNumber ?? 0);
    const { number, reason, documentId, head, sections, entries } = version;
    return { state: 'approved', number, reason, documentId, head, sections, entries };
  }

  private async stored(minutesId: string, number: number): Promise<StoredVersion> {
    const version = await findVersion(this.dataSource.manager, minutesId, number);
    if (version === undefined) throw new DomainError('minutes.notFound');
    return version;
  }
}
