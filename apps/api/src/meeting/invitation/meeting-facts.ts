import { agendaTimes, type ResponseView } from '@quartiersforum/domain';
import { type EntityManager, IsNull } from 'typeorm';
import { AgendaItemEntity } from '../agenda-item.entity';
import { MeetingEntity } from '../meeting.entity';
import { BodyEntity } from '../../network/body.entity';

/** What the invited read about a meeting, by mail or behind their link; nothing that is only for those who lead it. */
export interface MeetingFacts {
  readonly meeting: MeetingEntity;
  readonly body: string;
  readonly agenda: ResponseView['agenda'];
}

export async function readFacts(
  manager: EntityManager,
  meeting: MeetingEntity,
): Promise<MeetingFacts> {
  const body = await manager.findOneByOrFail(BodyEntity, { id: meeting.bodyId });
  const items = await manager.find(AgendaItemEntity, {
    where: { meetingId: meeting.id, removedAt: IsNull() },
    order: { position: 'asc' },
  });
  const { durationMinutes } = meeting;
  const { starts } = agendaTimes(
    { startsAt: meeting.startsAt.toISOString(), durationMinutes },
    items,
  );
  // Times count every item, also those that are not shown.
  const agenda = items.flatMap(({ title, visibility }, index) =>
    visibility === 'all' ? [{ title, plannedStart: starts[index] ?? '' }] : [],
  );
  return { meeting, body: body.name, agenda };
}
