import { Injectable } from '@nestjs/common';
import {
  DomainError,
  isAllowed,
  networkDay,
  type createMeetingSeriesSchema,
  type List,
  type MeetingDate,
  type MeetingSeries,
  type Page,
  type updateMeetingSeriesSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { BodyEntity } from '../network/body.entity';
import { NetworkClock } from '../network/network-clock';
import { MeetingSeriesEntity } from './meeting-series.entity';
import {
  findSeries,
  findSeriesList,
  findTakenDays,
  type SeriesRow,
} from './meeting-series.queries';
import { PublicHolidays } from './public-holidays';
import { sentFields } from '../core/http/sent-fields';
import { nextDates } from './series-dates';

/** How many dates are proposed. */
const proposals = 4;

/** Series of meetings: their rhythm and the agenda with which each meeting begins. Meetings that exist stay as they are. */
@Injectable()
export class MeetingSeriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly holidays: PublicHolidays,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<MeetingSeries>> {
    requirePermission(actor, 'meetingSeries.list');
    const isAll = isAllowed('meetingSeries.read', { role: actor.role, relation: 'outsider' });
    const { rows, total } = await findSeriesList(
      this.dataSource.manager,
      actor,
      this.clock.today(),
      { ...page, isAll },
    );
    return { items: rows.map((row) => toMeetingSeries(row, actor)), total };
  }

  /** Throws `meetingSeries.notFound` also when it is there and not for this person. */
  async read(actor: Actor, id: string): Promise<MeetingSeries> {
    requirePermission(actor, 'meetingSeries.list');
    return toMeetingSeries(await this.find(actor, id), actor);
  }

  /** Throws `request.invalid` for a body that is not known. */
  async create(
    actor: Actor,
    input: z.output<typeof createMeetingSeriesSchema>,
  ): Promise<MeetingSeries> {
    requirePermission(actor, 'meetingSeries.create');
    const id = await this.dataSource.transaction(async (manager) => {
      if (!(await manager.existsBy(BodyEntity, { id: input.bodyId })))
        throw new DomainError('request.invalid', {
          fields: [{ path: 'bodyId', message: 'is not known' }],
        });
      return (await manager.save(manager.create(MeetingSeriesEntity, input))).id;
    });
    return this.read(actor, id);
  }

  /** Throws `meetingSeries.notFound`, `meetingSeries.changed`. */
  async update(
    actor: Actor,
    id: string,
    { version, ...change }: z.output<typeof updateMeetingSeriesSchema>,
  ): Promise<MeetingSeries> {
    requirePermission(actor, 'meetingSeries.update');
    await this.dataSource.transaction(async (manager) => {
      const series = await manager.findOne(MeetingSeriesEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (series === null) throw new DomainError('meetingSeries.notFound');
      if (series.version !== version) throw new DomainError('meetingSeries.changed');
      await manager.save(Object.assign(series, sentFields(change), { version: version + 1 }));
    });
    return this.read(actor, id);
  }

  /** The next dates from now on, and what speaks against each. Throws `meetingSeries.notFound`. */
  async nextDates(actor: Actor, id: string): Promise<List<MeetingDate>> {
    requirePermission(actor, 'meetingSeries.list');
    const { rhythm } = await this.find(actor, id);
    const dates = nextDates(rhythm, this.clock.now(), proposals);
    const taken = await findTakenDays(this.dataSource.manager, id, dates.map(networkDay));
    const items = await Promise.all(
      dates.map(async (date) => ({
        startsAt: date.toISOString(),
        holiday: await this.holidays.nameOf(networkDay(date)),
        isTaken: taken.includes(networkDay(date)),
      })),
    );
    return { items, total: items.length };
  }

  private async find(actor: Actor, id: string): Promise<SeriesRow> {
    const row = await findSeries(this.dataSource.manager, actor, this.clock.today(), id);
    const isReadable =
      row !== undefined &&
      isAllowed('meetingSeries.read', { role: actor.role, relation: row.relation });
    if (!isReadable) throw new DomainError('meetingSeries.notFound');
    return row;
  }
}

function toMeetingSeries(row: SeriesRow, { role }: Actor): MeetingSeries {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind,
    body: row.body,
    rhythm: row.rhythm,
    durationMinutes: row.durationMinutes,
    place: row.place,
    template: isAllowed('meetingSeries.update', { role }) ? row.template : [],
    openTopics: row.openTopics,
  };
}
