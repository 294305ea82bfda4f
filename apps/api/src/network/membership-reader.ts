import { Injectable } from '@nestjs/common';
import type { OwnMembership } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { findMembershipsOf } from './membership.queries';
import { NetworkClock } from './network-clock';

/** What other rooms ask to learn how somebody stands to a body: the memberships of an actor, and the day on which to ask. */
@Injectable()
export class MembershipReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
  ) {}

  async of(
    actor: Actor,
  ): Promise<{ readonly memberships: readonly OwnMembership[]; readonly today: string }> {
    return {
      memberships: await findMembershipsOf(this.dataSource.manager, actor),
      today: this.clock.today(),
    };
  }
}
