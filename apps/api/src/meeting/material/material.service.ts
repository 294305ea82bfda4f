import { Injectable } from '@nestjs/common';
import {
  type createLinkSchema,
  DomainError,
  type List,
  type Material,
  materialLimit,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../core/access/actor';
import { FileStore } from '../../core/file-store/file-store';
import type { FileAnswer } from '../../core/http/file-answer';
import { MeetingAccess } from '../meeting-access';
import { MeetingAnnouncer } from '../meeting-announcer';
import { MaterialAccess, seesAll } from './material-access';
import { MaterialEntity } from './material.entity';
import { findMaterialOf, isItemOf, toMaterial } from './material.queries';

type NewMaterial = Pick<MaterialEntity, 'kind' | 'title' | 'agendaItemId' | 'arrivedAt'> &
  Partial<Pick<MaterialEntity, 'url' | 'mediaType' | 'bytes'>>;

/**
 * Material: the files and links of a meeting. A newcomer would delete a file with its row: removing only hides both, so that it can be
 * undone, and `MaterialTidying` deletes them a month later. How a file comes in is in `MaterialUpload`.
 */
@Injectable()
export class MaterialService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly meetings: MeetingAccess,
    private readonly access: MaterialAccess,
    private readonly announcer: MeetingAnnouncer,
    private readonly store: FileStore,
  ) {}

  /** Throws `meeting.notFound`. */
  async list(actor: Actor, meetingId: string): Promise<List<Material>> {
    const { manager } = this.dataSource;
    const standing = await this.meetings.standing(manager, actor, meetingId);
    const rows = await findMaterialOf(manager, meetingId, seesAll(actor, standing));
    return { items: rows.map(toMaterial), total: rows.length };
  }

  /** Throws `meeting.notFound`, `request.invalid` for an agenda item of elsewhere, `material.full`. */
  async addLink(
    actor: Actor,
    meetingId: string,
    { title, url, agendaItemId }: z.output<typeof createLinkSchema>,
  ): Promise<Material> {
    const link = { kind: 'link', title, url, agendaItemId, arrivedAt: new Date() } as const;
    const id = await this.insert(actor, meetingId, link);
    return this.read(actor, id);
  }

  async read(actor: Actor, id: string): Promise<Material> {
    return toMaterial(await this.access.find(this.dataSource.manager, actor, id));
  }

  /** Throws `material.notFound`, also for a link and for what was removed. */
  async file(actor: Actor, id: string): Promise<FileAnswer> {
    const row = await this.access.find(this.dataSource.manager, actor, id);
    const { mediaType, bytes, title, isRemoved } = row;
    if (mediaType === null || bytes === null || isRemoved)
      throw new DomainError('material.notFound');
    const open = async () => {
      const stream = await this.store.open(id);
      if (stream === null) throw new DomainError('material.notFound');
      return stream;
    };
    return { id, name: title, mediaType, bytes, open };
  }

  /** Throws `material.notFound`. What has been removed already stays so. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.setRemoved(actor, id, new Date());
  }

  /** Undoes the removal, as long as it can be. Throws `material.notFound`, `material.full`. */
  async restore(actor: Actor, id: string): Promise<Material> {
    await this.setRemoved(actor, id, null);
    return this.read(actor, id);
  }

  /**
   * The row of something new; asks for the permission itself, in one transaction with the count. Throws as `addLink` does. A file is
   * not shown before `arrivedAt` is set.
   */
  async insert(actor: Actor, meetingId: string, material: NewMaterial): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      await this.requireRoom(manager, actor, meetingId, material.agendaItemId);
      const { id } = await manager.save(
        manager.create(MaterialEntity, { ...material, meetingId, addedBy: actor.accountId }),
      );
      if (material.arrivedAt !== null) await this.announcer.changed(manager, meetingId);
      return id;
    });
  }

  /** Whether something can be added, before a file is read. Throws as `addLink` does. */
  async requireRoom(
    manager: EntityManager,
    actor: Actor,
    meetingId: string,
    agendaItemId: string | null,
  ): Promise<void> {
    await this.meetings.standing(manager, actor, meetingId, {
      permission: 'material.add',
      isLocked: true,
    });
    if (agendaItemId !== null && !(await isItemOf(manager, meetingId, agendaItemId)))
      throw new DomainError('request.invalid', {
        fields: [{ path: 'agendaItemId', message: 'is not on the agenda of this meeting' }],
      });
    await requireNotFull(manager, meetingId);
  }

  /** Shows a file whose bytes are in the store; asks for no permission, `insert` did. */
  async showArrived(meetingId: string, id: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.update(MaterialEntity, { id }, { arrivedAt: new Date() });
      await this.announcer.changed(manager, meetingId);
    });
  }

  private async setRemoved(actor: Actor, id: string, removedAt: Date | null): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const row = await this.access.find(manager, actor, id, 'material.remove');
      if (row.isRemoved === (removedAt !== null)) return;
      if (removedAt === null) await requireNotFull(manager, row.meetingId);
      await manager.update(MaterialEntity, { id }, { removedAt });
      await this.announcer.changed(manager, row.meetingId);
    });
  }
}

async function requireNotFull(manager: EntityManager, meetingId: string): Promise<void> {
  const count = await manager.countBy(MaterialEntity, { meetingId, removedAt: IsNull() });
  if (count >= materialLimit) throw new DomainError('material.full');
}
