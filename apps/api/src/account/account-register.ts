import { Injectable } from '@nestjs/common';
import { DomainError, type Role } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { PersonChanges } from '../core/access/person-changes';
import { AccountEntity } from './account.entity';
import { examplePassword } from './example-password';
import { Passwords } from './passwords';

interface NewAccount {
  readonly email: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly person: {
    readonly name: string;
    readonly organisationId: string | null;
    readonly contactPointId: string | null;
  };
}

/** An account of the example network, for a person that is there already. */
export interface ExampleAccount {
  readonly email: string;
  readonly role: Role;
  readonly personId: string;
}

/** The one place where accounts come into being: by an accepted invitation, or with the example network. */
@Injectable()
export class AccountRegister {
  constructor(
    private readonly passwords: Passwords,
    private readonly people: PersonChanges,
  ) {}

  /** Adds the account with its person; returns its id. Throws `account.emailTaken`. */
  async add(manager: EntityManager, account: NewAccount): Promise<string> {
    const { email, role, passwordHash, person } = account;
    const [row] = await manager.query<{ id: string }[]>(
      `insert into person (name, organisation_id, contact_point_id) values ($1, $2, $3) returning id`,
      [person.name, person.organisationId, person.contactPointId],
    );
    const [added] = await manager.query<{ id: string }[]>(
      `insert into account (person_id, email, role, password_hash) values ($1, $2, $3, $4)
       on conflict (email) do nothing returning id`,
      [row?.id, email, role, passwordHash],
    );
    if (row === undefined || added === undefined) throw new DomainError('account.emailTaken');
    await this.people.record(manager, row.id, added.id);
    return added.id;
  }

  /** Adds the example accounts, all with the published password; hashed once, because it is no secret. */
  async addExamples(manager: EntityManager, accounts: readonly ExampleAccount[]): Promise<void> {
    const passwordHash = await this.passwords.hash(examplePassword);
    await manager.insert(
      AccountEntity,
      accounts.map((account) => ({ ...account, passwordHash, isExample: true })),
    );
  }
}
