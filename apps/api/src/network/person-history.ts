import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonChanges } from '../core/access/person-changes';
import { NetworkAnnouncer } from './network-announcer';
import { RegisterHistory } from './register-history';

/** What other rooms change of people, as if it were changed here: a new version, a state in the history, told to who keeps the list. */
@Injectable()
export class PersonHistory extends PersonChanges {
  constructor(
    private readonly history: RegisterHistory,
    private readonly announcer: NetworkAnnouncer,
  ) {
    super();
  }

  async record(manager: EntityManager, personId: string, accountId: string | null): Promise<void> {
    const [, known] = await manager.query<[unknown[], number]>(
      `update person set version = version + 1 where id = $1 and exists (
         select from register_change where kind = 'person' and thing_id = $1)`,
      [personId],
    );
    const reason = known === 0 ? 'created' : 'changed';
    await this.history.record(manager, { kind: 'person', ids: [personId], reason, accountId });
    await this.announcer.personChangedWith(manager, personId);
  }
}
