import { Injectable } from '@nestjs/common';
import {
  type createMinutesEntrySchema,
  DomainError,
  type MinutesEntry,
  requireEntryFields,
  type updateMinutesEntrySchema,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { requireOwner, toOwnerColumns } from '../task/task-owner';
import { MinutesAnnouncer } from './minutes-announcer';
import { MinutesEntryEntity } from './minutes-entry.entity';
import { MinutesSectionEntity } from './minutes-section.entity';
import { MinutesStandings } from './minutes-standing';
import { findEntries } from './minutes.queries';
import { MinutesEntity } from './minutes.entity';

type CreateEntry = z.output<typeof createMinutesEntrySchema>;
type UpdateEntry = z.output<typeof updateMinutesEntrySchema>;

/** Decisions, tasks and informations of a draft. Each is changed by the version that was read, so that nobody overwrites unseen. */
@Injectable()
export class MinutesEntryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: MinutesStandings,
    private readonly announcer: MinutesAnnouncer,
  ) {}

  /** Throws `minutes.notFound`, `access.denied`, `minutes.transitionRefused`, `request.invalid`. */
  async create(actor: Actor, meetingId: string, input: CreateEntry): Promise<MinutesEntry> {
    requirePermission(actor, 'minutes.list');
    requireEntryFields(input.kind, input);
    return this.dataSource.transaction(async (manager) => {
      const { minutes, meeting } = await this.standings.of(manager, actor, meetingId, {
        permission: 'minutes.write',
        lock: 'shared',
      });
      await requireSection(manager, minutes.id, input.agendaItemId);
      await requireOwner(manager, input.owner);
      const { agendaItemId, kind, text, vote, dueOn } = input;
      const entry = manager.create(MinutesEntryEntity, {
        ...{ minutesId: minutes.id, agendaItemId, kind, text, vote, dueOn },
        ...toOwnerColumns(input.owner),
        createdBy: actor.accountId,
      });
      return this.keep(manager, meeting.id, entry);
    });
  }

  /** Throws `minutesEntry.notFound`, `access.denied`, `minutes.transitionRefused`, `minutes.changed`, `request.invalid`. */
  async update(actor: Actor, id: string, input: UpdateEntry): Promise<MinutesEntry> {
    requirePermission(actor, 'minutes.list');
    return this.change(actor, id, async (manager, entry) => {
      requireVersion(entry, input.version);
      requireEntryFields(entry.kind, input);
      const { text, vote, owner, dueOn } = input;
      if (owner !== undefined) await requireOwner(manager, owner);
      Object.assign(entry, {
        ...(text !== undefined && { text }),
        ...(vote !== undefined && { vote }),
        ...(owner !== undefined && toOwnerColumns(owner)),
        ...(dueOn !== undefined && { dueOn }),
      });
    });
  }

  /** Takes the entry out of sight; `restore` brings it back. Throws as `update` does. */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    requirePermission(actor, 'minutes.list');
    await this.change(actor, id, (_, entry) => {
      requireVersion(entry, version);
      entry.removedAt = new Date();
    });
  }

  /** Undoes `remove`; an entry that is there stays as it is. Throws as `update` does. */
  async restore(actor: Actor, id: string): Promise<MinutesEntry> {
    requirePermission(actor, 'minutes.list');
    return this.change(
      actor,
      id,
      (_, entry) => {
        entry.removedAt = null;
      },
      { isRemovedToo: true },
    );
  }

  private async change(
    actor: Actor,
    id: string,
    work: (manager: EntityManager, entry: MinutesEntryEntity) => Promise<void> | void,
    { isRemovedToo = false } = {},
  ): Promise<MinutesEntry> {
    return this.dataSource.transaction(async (manager) => {
      const meetingId = await findMeetingOf(manager, id);
      await this.standings
        .of(manager, actor, meetingId, { permission: 'minutes.write', lock: 'shared' })
        .catch((error: unknown) => {
          // Who may not know of the minutes must not learn from the code that the entry is there.
          if (error instanceof DomainError && error.code === 'minutes.notFound')
            throw new DomainError('minutesEntry.notFound');
          throw error;
        });
      const entry = await manager.findOne(MinutesEntryEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (entry === null || (entry.removedAt !== null && !isRemovedToo))
        throw new DomainError('minutesEntry.notFound');
      await work(manager, entry);
      entry.version += 1;
      return this.keep(manager, meetingId, entry);
    });
  }

  private async keep(
    manager: EntityManager,
    meetingId: string,
    entry: MinutesEntryEntity,
  ): Promise<MinutesEntry> {
    await manager.save(entry);
    await this.announcer.changed(manager, meetingId);
    const [kept] = await findEntries(manager, entry.minutesId, entry.id);
    if (kept === undefined) throw new Error('a saved entry is not there');
    return kept;
  }
}

function requireVersion(entry: MinutesEntryEntity, version: number): void {
  if (entry.version !== version) throw new DomainError('minutes.changed');
}

/** Throws `request.invalid` for an agenda item of another meeting, or one that not everybody may see: it has no section here. */
async function requireSection(
  manager: EntityManager,
  minutesId: string,
  agendaItemId: string,
): Promise<void> {
  if (await manager.existsBy(MinutesSectionEntity, { minutesId, agendaItemId })) return;
  throw new DomainError('request.invalid', {
    fields: [{ path: 'agendaItemId', message: 'is not in these minutes' }],
  });
}

async function findMeetingOf(manager: EntityManager, entryId: string): Promise<string> {
  const minutes = await manager
    .createQueryBuilder(MinutesEntity, 'minutes')
    .innerJoin(MinutesEntryEntity, 'entry', 'entry.minutesId = minutes.id')
    .where('entry.id = :entryId', { entryId })
    .getOne();
  if (minutes === null) throw new DomainError('minutesEntry.notFound');
  return minutes.meetingId;
}
