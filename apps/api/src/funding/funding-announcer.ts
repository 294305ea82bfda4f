import { Injectable } from '@nestjs/common';
import { roomName, workingRoles } from '@quartiersforum/domain';
import { Publisher } from '../realtime/publisher';

/** Tells everybody who works in the network that something about a call is new; an id is all that leaves. */
@Injectable()
export class FundingAnnouncer {
  constructor(private readonly publisher: Publisher) {}

  async callChanged(callId: string): Promise<void> {
    for (const role of workingRoles)
      await this.publisher.publish(roomName.role(role), 'fundingCall.changed', { callId });
  }

  async interestChanged(callId: string): Promise<void> {
    for (const role of workingRoles)
      await this.publisher.publish(roomName.role(role), 'interest.changed', { callId });
  }
}
