import { Injectable, type OnModuleInit } from '@nestjs/common';
import { cancelledDays } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Jobs } from '../core/jobs/jobs';
import { NetworkClock } from '../network/network-clock';
import { forgetOld } from './calendar-feed.queries';

/** Days for which a dead address is still told apart from one that never was. */
const tokenDays = 400;

/** Deletes each night what no calendar needs to be told any more. */
@Injectable()
export class CalendarTidying implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('calendar.tidy', { cron: '41 3 * * *' }, () => this.tidy());
  }

  async tidy(): Promise<void> {
    const { manager } = this.dataSource;
    await forgetOld(manager, this.clock.now(), { tokenDays, traceDays: cancelledDays + 1 });
  }
}
