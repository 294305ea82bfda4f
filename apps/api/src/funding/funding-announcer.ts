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
import { findSpeakers } from './applicant.queries';

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

  /** To those who may read it: everybody, unless all its calls are still proposals or no more. */
  async programmeChanged(programmeId: string): Promise<void> {
    const calls: { publication: CallPublication; proposedBy: string | null }[] =
      await this.dataSource.query(
        `select distinct publication, proposed_by as "proposedBy" from funding_call where programme_id = $1`,
        [programmeId],
      );
    const publications = calls.map(({ publication }) => publication);
    const accounts = [...new Set(calls.flatMap(({ proposedBy }) => proposedBy ?? []))];
    const states: readonly CallPublication[] = calls.length === 0 ? ['published'] : publications;
    const rooms = roomsOf('fundingCall.read', states, accounts);
    await this.publisher.publish(rooms, 'fundingProgramme.changed', { programmeId });
  }

  /** `visibilities`: who saw it before and who sees it now. */
  async interestChanged(
    callId: string,
    visibilities: readonly InterestVisibility[],
    organisationId: string,
  ): Promise<void> {
    const accounts = await findSpeakers(this.dataSource, organisationId);
    const rooms = roomsOf('interest.read', visibilities, accounts);
    await this.publisher.publish(rooms, 'interest.changed', { callId });
  }

  /** Help is asked for, taken on or given back: only the city and the organisation itself are told who helps. */
  helpChanged(callId: string, organisationId: string): Promise<void> {
    return this.interestChanged(callId, ['city'], organisationId);
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
