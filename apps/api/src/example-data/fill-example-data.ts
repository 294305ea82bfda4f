import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { AccountRegister } from '../account/account-register';
import { advisoryLock } from '../core/database/advisory-lock';
import { ExampleData } from '../core/example-data/example-data';
import { Log } from '../core/log/log';
import { GuidelineWriter } from '../guideline/guideline-writer';
import { BodyEntity } from '../network/body.entity';
import { ContactPointEntity } from '../network/contact-point.entity';
import { NetworkClock } from '../network/network-clock';
import { OrganisationEntity } from '../network/organisation.entity';
import { PersonEntity } from '../network/person.entity';
import { RegisterHistory } from '../network/register-history';
import { exampleAccounts } from './example-accounts';
import { ExampleFunding } from './example-funding';
import { ExampleMeetings } from './example-meetings';
import { fillFollowUps } from './example-follow-ups';
import { fillPeople } from './example-people';
import { fillRegister } from './example-register';

/**
 * The example network: Bottrop's register, bodies, first guideline, next meeting and funding calls, with accounts whose password everybody knows. It is written in
 * one transaction, so that a start that was interrupted leaves an empty database and not half a network.
 */
@Injectable()
export class FillExampleData extends ExampleData {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountRegister,
    private readonly guidelines: GuidelineWriter,
    private readonly meetings: ExampleMeetings,
    private readonly funding: ExampleFunding,
    private readonly clock: NetworkClock,
    private readonly history: RegisterHistory,
    private readonly log: Log,
  ) {
    super();
  }

  /** Does nothing in a database that holds an account or an organisation, its own or anybody's. */
  async fill(): Promise<void> {
    const isFilled = await this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [advisoryLock.fillExample]);
      if (!(await isEmpty(manager))) return false;
      const register = await fillRegister(manager);
      const people = await fillPeople(manager, register);
      await this.accounts.addExamples(
        manager,
        exampleAccounts.map(({ email, role, person }) => ({
          email,
          role,
          personId: people.of(person),
        })),
      );
      await fillFollowUps(manager, register, this.clock.today());
      await this.recordRegister(manager);
      await this.guidelines.create(manager, {
        title: 'Leitlinien der Quartiersarbeit in Bottrop',
        bodyIds: [],
        template: 'sixChapters',
        createdBy: null,
      });
      await this.meetings.fill(manager);
      await this.funding.fill(manager, register);
      return true;
    });
    if (isFilled) this.log.info({}, 'filled the empty database with the example network');
  }

  /** The first state of everything in the register. */
  private async recordRegister(manager: EntityManager): Promise<void> {
    const things = [
      ['contactPoint', ContactPointEntity],
      ['organisation', OrganisationEntity],
      ['person', PersonEntity],
      ['body', BodyEntity],
    ] as const;
    for (const [kind, entity] of things) {
      const ids = (await manager.find<{ id: string }>(entity, {})).map(({ id }) => id);
      await this.history.record(manager, { kind, ids, reason: 'created', accountId: null });
    }
  }
}

async function isEmpty(manager: EntityManager): Promise<boolean> {
  return !(await manager.exists(AccountEntity)) && !(await manager.exists(OrganisationEntity));
}
