import { Injectable } from '@nestjs/common';
import {
  type CallPublication,
  type InterestVisibility,
  isAllowed,
  type Role,
  roomName,
  workingRoles,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Publisher } from '../realtime/publisher';

/**
 * Tells that something about a call is new; an id is all that leaves. Only those hear it who may see what is new: whoever hears of a
 * private interest and finds nothing would know that there is one.
 */
@Injectable()
export class FundingAnnouncer {
  constructor(
    private readonly publisher: Publisher,
    private readonly dataSource: DataSource,
  ) {}

  /** `publications`: what it was before and is now, so that those hear of it who see it no longer. */
  async callChanged(
    callId: string,
    publications: readonly CallPublication[],
    proposedBy: string | null,
  ): Promise<void> {
    const accounts = proposedBy === null ? [] : [proposedBy];
    const rooms = roomsOf('fundingCall.read', publications, accounts);
    await this.publisher.publish(rooms, 'fundingCall.changed', { callId });
  }

  /** `visibilities`: who saw it before and who sees it now. */
  async interestChanged(
    callId: string,
    visibilities: readonly InterestVisibility[],
    organisationId: string,
  ): Promise<void> {
    const own: { id: string }[] = await this.dataSource.query(
      `select account.id from account join person on person.id = account.person_id
       where person.organisation_id = $1 or person.contact_point_id in (
         select contact_point_id from contact_point_provider where organisation_id = $1)`,
      [organisationId],
    );
    const accounts = own.map(({ id }) => id);
    const rooms = roomsOf('interest.read', visibilities, accounts);
    await this.publisher.publish(rooms, 'interest.changed', { callId });
  }
}

/** Rooms of the roles that see a thing in one of these states, and of the accounts that see their own. */
function roomsOf(
  permission: 'fundingCall.read' | 'interest.read',
  states: readonly string[],
  accounts: readonly string[],
) {
  const sees = (role: Role) =>
    states.some((state) => isAllowed(permission, { role, relation: 'outsider', state }));
  return [
    ...workingRoles.filter(sees).map((role) => roomName.role(role)),
    ...accounts.map((id) => roomName.account(id)),
  ];
}
