import { Injectable } from '@nestjs/common';
import {
  agendaItemLimit,
  DomainError,
  isPlacePossible,
  type AgendaTemplateItem,
} from '@quartiersforum/domain';
import { IsNull, type EntityManager } from 'typeorm';
import { AgendaItemEntity } from './agenda-item.entity';
import { MeetingAnnouncer } from './meeting-announcer';
import { MeetingFollowers } from './meeting-followers';
import { MeetingEntity } from './meeting.entity';

/** Puts items on an agenda whose meeting is locked, and says that it changed. Asks for no permission. */
@Injectable()
export class AgendaWriter {
  constructor(
    private readonly followers: MeetingFollowers,
    private readonly announcer: MeetingAnnouncer,
  ) {}

  /**
   * Behind the item named, or at the end. Throws `agenda.full`, `live.itemNotPossible` before what runs now, or `request.invalid` for an
   * item of another agenda.
   */
  async add(
    manager: EntityManager,
    { id: meetingId }: Pick<MeetingEntity, 'id'>,
    item: AgendaTemplateItem & { readonly id?: string; readonly topicId?: string },
    afterItemId: string | null,
  ): Promise<void> {
    const items = await manager.find(AgendaItemEntity, {
      where: { meetingId, removedAt: IsNull() },
      order: { position: 'asc' },
    });
    if (items.length >= agendaItemLimit) throw new DomainError('agenda.full');
    const position = await this.makePlace(manager, meetingId, items, afterItemId);
    await manager.insert(AgendaItemEntity, { ...item, meetingId, position });
  }

  /** Called once at the end of each change, in its transaction. */
  async changed(manager: EntityManager, meetingId: string): Promise<void> {
    await manager.increment(MeetingEntity, { id: meetingId }, 'agendaVersion', 1);
    await this.followers.agendaChanged(manager, meetingId);
    await this.announcer.changed(manager, meetingId);
  }

  /** A free position. One may also add behind what somebody else has just removed: it has kept its place. */
  private async makePlace(
    manager: EntityManager,
    meetingId: string,
    items: readonly AgendaItemEntity[],
    afterItemId: string | null,
  ): Promise<number> {
    if (afterItemId === null) {
      const last = await manager.maximum(AgendaItemEntity, 'position', { meetingId });
      return (last ?? -1) + 1;
    }
    const before = await manager.findOneBy(AgendaItemEntity, { id: afterItemId, meetingId });
    if (before === null)
      throw new DomainError('request.invalid', {
        fields: [{ path: 'afterItemId', message: 'is not on this agenda' }],
      });
    const behind = items.findLast(({ position }) => position <= before.position);
    if (behind !== undefined && !isPlacePossible(items, behind.id))
      throw new DomainError('live.itemNotPossible');
    await manager.query(
      'update agenda_item set position = position + 1 where meeting_id = $1 and position > $2',
      [meetingId, before.position],
    );
    return before.position + 1;
  }
}
