import { Injectable } from '@nestjs/common';
import {
  type Account,
  DomainError,
  keepsCoordinator,
  type List,
  type Page,
  type UpdateAccount,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../core/access/actor';
import { PersonChanges } from '../core/access/person-changes';
import { requirePermission } from '../core/access/require';
import { AccountEntity } from './account.entity';
import { AccountEvents } from './account-events';
import { findAccount, listAccounts } from './account.queries';
import { requirePlace } from './place-check';

/** The accounts of the network, for the coordinator. */
@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly events: AccountEvents,
    private readonly people: PersonChanges,
  ) {}

  async list(actor: Actor, page: Page): Promise<List<Account>> {
    requirePermission(actor, 'account.list');
    const { manager } = this.dataSource;
    const [items, total] = await Promise.all([
      listAccounts(manager, page),
      manager.count(AccountEntity),
    ]);
    return { items, total };
  }

  /**
   * Changes what is given. A new role and a disabled account end every sign-in of it; other changes are heard by its open sockets.
   * Throws `account.notFound`, and `account.lastCoordinator` when nobody would be left to administer.
   */
  async update(actor: Actor, id: string, change: UpdateAccount): Promise<Account> {
    requirePermission(actor, 'account.update');
    return this.dataSource.transaction(async (manager) => {
      const coordinators = await lockCoordinators(manager);
      const account = await manager.findOneBy(AccountEntity, { id });
      if (account === null) throw new DomainError('account.notFound');
      const next = {
        role: change.role ?? account.role,
        isDisabled: change.isDisabled ?? account.isDisabled,
      };
      if (!keepsCoordinator(coordinators, { id, ...next }))
        throw new DomainError('account.lastCoordinator');
      await requirePlace(manager, change);
      await manager.update(AccountEntity, { id }, next);
      if (await updatePerson(manager, account.personId, change))
        await this.people.record(manager, account.personId, actor.accountId);
      if (next.role !== account.role || (next.isDisabled && !account.isDisabled))
        await this.events.endSessions(manager, id);
      await this.events.accessChanged(manager, id);
      const updated = await findAccount(manager, id);
      if (updated === null) throw new DomainError('account.notFound');
      return updated;
    });
  }
}

/** Locks the accounts that coordinate now: of two that give up the role at once, the second sees that the first is gone. */
async function lockCoordinators(manager: EntityManager): Promise<readonly string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from account where role = 'coordinator' and not is_disabled order by id for update`,
  );
  return rows.map(({ id }) => id);
}

/** Whether anything of the person is different now. */
async function updatePerson(
  manager: EntityManager,
  personId: string,
  { displayName, organisationId, contactPointId }: UpdateAccount,
): Promise<boolean> {
  const [, changed] = await manager.query<[unknown[], number]>(
    `update person set name = next.name, organisation_id = next.organisation_id, contact_point_id = next.contact_point_id,
            updated_at = now()
       from (select id, coalesce($2, name) as name,
                    case when $3 then $4::uuid else organisation_id end as organisation_id,
                    case when $5 then $6::uuid else contact_point_id end as contact_point_id
               from person where id = $1 for update) as next
      where person.id = next.id
        and (person.name, person.organisation_id, person.contact_point_id)
            is distinct from (next.name, next.organisation_id, next.contact_point_id)`,
    [
      personId,
      displayName ?? null,
      organisationId !== undefined,
      organisationId ?? null,
      contactPointId !== undefined,
      contactPointId ?? null,
    ],
  );
  return changed > 0;
}
