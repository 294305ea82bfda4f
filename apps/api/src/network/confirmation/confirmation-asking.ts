import { Injectable, type OnModuleInit } from '@nestjs/common';
import { confirmationRound, isConfirmationDue } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Jobs } from '../../core/jobs/jobs';
import { NetworkClock } from '../network-clock';
import { ConfirmationMails } from './confirmation-mails';
import { findAskable, noteAsked } from './confirmation.queries';

/** Contact points whose mails leave together; a crash in between repeats none of those before. */
const batch = 100;

/**
 * Asks each contact point once a quarter whether its entry still holds. It looks every morning, so that a server that was down at the
 * beginning of the quarter catches up, and so that somebody whose address becomes known later is asked, too. A newcomer would look
 * for the day of the round in the schedule; it is in the domain.
 */
@Injectable()
export class ConfirmationAsking implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
    private readonly clock: NetworkClock,
    private readonly mails: ConfirmationMails,
  ) {}

  onModuleInit(): void {
    this.jobs.register('confirmation.ask', { cron: '41 7 * * *' }, () => this.askDue());
  }

  /** What was asked is noted with its mails: never twice, whatever runs at the same time or dies in between. */
  async askDue(): Promise<void> {
    const today = this.clock.today();
    const round = confirmationRound(today);
    const askable = await findAskable(this.dataSource.manager, round.name);
    const due = askable.filter((entry) => isConfirmationDue(entry, round)).map(({ id }) => id);
    for (let first = 0; first < due.length; first += batch)
      await this.dataSource.transaction(async (manager) => {
        const ids = due.slice(first, first + batch);
        await this.mails.write(manager, await noteAsked(manager, ids, round.name, today));
      });
  }
}
