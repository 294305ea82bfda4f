import { Injectable } from '@nestjs/common';
import {
  allowedStates,
  type calendarFilterSchema,
  type CalendarKind,
  type CalendarList,
  contactPointStateSchema,
  DomainError,
  everyKindOf,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { calendarFile } from '../core/calendar-file/calendar-file';
import { PublicAddress } from '../core/http/public-address';
import { findApplicant } from '../funding/applicant.queries';
import { NetworkClock } from '../network/network-clock';
import { toCalendarFileEvent } from './calendar-events';
import { type CalendarReader, sightValues } from './calendar-sight';
import { toCalendarEntry } from './calendar-view';
import { countEntries, findConcernedKinds, findEntries, findFacets } from './calendar.queries';

/** Everything dated that somebody may see, in one list. What may not be read is filtered in the database, before it is counted. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly address: PublicAddress,
  ) {}

  /** Five queries at most, however many entries there are. */
  async list(
    actor: Actor,
    { kind, from, limit, offset, ...filter }: z.output<typeof calendarFilterSchema>,
  ): Promise<CalendarList> {
    requirePermission(actor, 'calendar.list');
    const { manager } = this.dataSource;
    const today = this.clock.today();
    const sight = await this.sightOf(actor, today);
    const question = {
      ...filter,
      kinds: kind,
      from: from ?? today,
      concernedKinds: await findConcernedKinds(manager, filter),
    };
    const rows = await findEntries(manager, sight, question, { limit, offset });
    const states = allowedStates('contactPoint.read', actor.role, contactPointStateSchema.options);
    return {
      items: rows.map((row) => toCalendarEntry(row, today)),
      total: await countEntries(manager, sight, question),
      facets: await findFacets(manager, states),
    };
  }

  /** One entry as a file for a calendar. Throws `calendarEntry.notFound` also when it is there and not for this person. */
  async file(actor: Actor, kind: CalendarKind, id: string): Promise<string> {
    requirePermission(actor, 'calendar.list');
    const today = this.clock.today();
    const sight = await this.sightOf(actor, today);
    const rows = await findEntries(this.dataSource.manager, sight, { kinds: [kind], id });
    if (rows.length === 0) throw new DomainError('calendarEntry.notFound');
    const publicUrl = this.address.url;
    return calendarFile({
      events: rows.map((row) => toCalendarFileEvent(row, { today, publicUrl })),
    });
  }

  /** Who asks and what they may see, as the first values of a calendar’s statements. */
  async sightOf(reader: CalendarReader, today: string): Promise<unknown[]> {
    const { kinds } = await findApplicant(this.dataSource.manager, reader);
    return sightValues(reader, today, everyKindOf(kinds));
  }
}
