import { Injectable } from '@nestjs/common';
import {
  type ContactPoint,
  isAllowed,
  type Permission,
  type Role,
  roles,
  roomName,
} from '@quartiersforum/domain';
import { Publisher } from '../realtime/publisher';

/** Tells that something of the register is different, to the roles that may read it; an id is all that leaves. Call it after the commit. */
@Injectable()
export class NetworkAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  /** `states`: what it was before and is now, so that those hear of it who see it no longer. */
  async contactPointChanged(
    contactPointId: string,
    states: readonly ContactPoint['state'][],
  ): Promise<void> {
    const readers = (role: Role) =>
      states.some((state) => isAllowed('contactPoint.read', { role, state }));
    const rooms = roles.filter(readers).map((role) => roomName.role(role));
    await this.publisher.publish(rooms, 'contactPoint.changed', { contactPointId });
  }

  async organisationChanged(organisationId: string): Promise<void> {
    const rooms = roomsWith('organisation.read');
    await this.publisher.publish(rooms, 'organisation.changed', { organisationId });
  }

  async personChanged(personId: string): Promise<void> {
    await this.publisher.publish(roomsWith('person.list'), 'person.changed', { personId });
  }

  async bodyChanged(bodyId: string): Promise<void> {
    await this.publisher.publish(roomsWith('body.read'), 'body.changed', { bodyId });
  }
}

function roomsWith(permission: Permission) {
  return roles.filter((role) => isAllowed(permission, { role })).map((role) => roomName.role(role));
}
