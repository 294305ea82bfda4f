import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isAllowed,
  networkDay,
  type CalendarDay,
  type Meeting,
  type meetingFilterSchema,
  type MeetingList,
} from '@quartiersforum/domain';
import { DataSource, IsNull } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { AgendaItemEntity } from './agenda-item.entity';
import { MeetingFollowers } from './meeting-followers';
import { toMeeting, toMeetingSummary } from './meeting-view';
import { findMeeting, findMeetings, findMeetingsOn, type MeetingRow } from './meeting.queries';
import { PublicHolidays } from './public-holidays';

/** Meetings as somebody sees them. What may not be read is filtered in the database, before it is counted. */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly followers: MeetingFollowers,
    private readonly holidays: PublicHolidays,
  ) {}

  async list(actor: Actor, filter: z.output<typeof meetingFilterSchema>): Promise<MeetingList> {
    requirePermission(actor, 'meeting.list');
    const { manager } = this.dataSource;
    const when = { today: this.clock.today(), now: this.clock.now() };
    const { rows, total } = await findMeetings(manager, actor, when, filter);
    const minutes = await this.followers.minutesOf(manager, rows, actor);
    return { items: rows.map((row) => toMeetingSummary(row, minutes.get(row.id) ?? null)), total };
  }

  /** Throws `meeting.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<Meeting> {
    requirePermission(actor, 'meeting.list');
    const row = await this.find(actor, id);
    const { relation, state } = row;
    if (!isAllowed('meeting.read', { role: actor.role, relation, state }))
      throw new DomainError('meeting.notFound');
    return this.show(actor, row);
  }

  /** The answer to whoever has just changed the meeting, even if it is not theirs any more since. Asks for no permission. */
  async shown(actor: Actor, id: string): Promise<Meeting> {
    return this.show(actor, await this.find(actor, id));
  }

  async day(actor: Actor, day: string): Promise<CalendarDay> {
    requirePermission(actor, 'meeting.list');
    return {
      day,
      holiday: await this.holidays.nameOf(day),
      meetings: [
        ...(await findMeetingsOn(this.dataSource.manager, actor, this.clock.today(), day)),
      ],
    };
  }

  private async find(actor: Actor, id: string): Promise<MeetingRow> {
    const row = await findMeeting(this.dataSource.manager, actor, this.clock.today(), id);
    if (row === undefined) throw new DomainError('meeting.notFound');
    return row;
  }

  private async show(actor: Actor, row: MeetingRow): Promise<Meeting> {
    const { manager } = this.dataSource;
    const agenda = await manager.find(AgendaItemEntity, {
      where: { meetingId: row.id, removedAt: IsNull() },
      order: { position: 'asc' },
    });
    const minutes = await this.followers.minutesOf(manager, [row], actor);
    return toMeeting(row, actor, {
      agenda,
      minutes: minutes.get(row.id) ?? null,
      holiday: await this.holidays.nameOf(networkDay(row.startsAt)),
    });
  }
}
