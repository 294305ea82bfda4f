import { Injectable } from '@nestjs/common';
import {
  type ContactPoint,
  isAllowed,
  type Permission,
  type Role,
  roles,
  roomName,
} from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
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
    await this.publisher.publish(roomsReading(states), 'contactPoint.changed', { contactPointId });
  }

  /** `states`: in which the contact points are that came from a file, those that it left alone not counted. */
  async registerImported(states: readonly ContactPoint['state'][]): Promise<void> {
    await this.publisher.publish(roomsReading(states), 'register.imported', {});
  }

  async organisationChanged(organisationId: string): Promise<void> {
    const rooms = roomsWith('organisation.read');
    await this.publisher.publish(rooms, 'organisation.changed', { organisationId });
  }

  async personChanged(personId: string): Promise<void> {
    await this.publisher.publish(roomsWith('person.list'), 'person.changed', { personId });
  }

  /** The same from within a transaction of another room. */
  async personChangedWith(manager: EntityManager, personId: string): Promise<void> {
    const rooms = roomsWith('person.list');
    await this.publisher.publishWith(manager, rooms, 'person.changed', { personId });
  }

  async bodyChanged(bodyId: string): Promise<void> {
    await this.publisher.publish(roomsWith('body.read'), 'body.changed', { bodyId });
  }
}

function roomsReading(states: readonly ContactPoint['state'][]) {
  const readers = (role: Role) =>
    states.some((state) => isAllowed('contactPoint.read', { role, state }));
  return roles.filter(readers).map((role) => roomName.role(role));
}

function roomsWith(permission: Permission) {
  return roles.filter((role) => isAllowed(permission, { role })).map((role) => roomName.role(role));
}
