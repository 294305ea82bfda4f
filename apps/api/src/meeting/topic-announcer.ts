import { Injectable } from '@nestjs/common';
import { isAllowed, roles, roomName } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { Publisher } from '../realtime/publisher';

/** Says that topics of a series are new, to every role that may belong to one; it leaves with the commit and names only the series. */
@Injectable()
export class TopicAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  async changed(manager: EntityManager, seriesId: string): Promise<void> {
    const listeners = roles.filter((role) => isAllowed('topic.list', { role }));
    await this.publisher.publishWith(manager, listeners.map(roomName.role), 'topic.changed', {
      seriesId,
    });
  }
}
