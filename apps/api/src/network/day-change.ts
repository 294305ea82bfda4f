import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { Log } from '../core/log/log';
import { findBodiesChangedByDate } from './membership.queries';
import { NetworkClock } from './network-clock';

const lookMilliseconds = 1_000;

/**
 * Memberships begin and end at midnight without anybody doing anything; this tells all nodes to ask again for open sockets. It looks
 * at the calendar each second instead of waiting for midnight: a laptop that slept through it, or a clock that was set, is noticed.
 */
@Injectable()
export class DayChange implements OnApplicationBootstrap, OnApplicationShutdown {
  private day: string;
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> | null = null;

  constructor(
    private readonly clock: NetworkClock,
    private readonly dataSource: DataSource,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.day = clock.today();
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), lookMilliseconds);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.telling;
  }

  private look(): void {
    const today = this.clock.today();
    if (today === this.day || this.telling !== null) return;
    this.telling = this.tell(today)
      .then(
        () => {
          this.day = today;
        },
        // The database cannot be reached; the day stays untold and the next look tries again.
        () => this.log.warn({ day: today }, 'could not tell that a day began'),
      )
      .finally(() => {
        this.telling = null;
      });
  }

  private async tell(today: string): Promise<void> {
    // A clock may also be set back; what it wrongly ended then begins again.
    const [earlier = today, later = today] = [this.day, today].sort();
    await this.dataSource.transaction(async (manager) => {
      for (const bodyId of await findBodiesChangedByDate(manager, earlier, later))
        await this.bus.publish('network.membershipChanged', { bodyId }, (sql, values) =>
          manager.query(sql, values),
        );
    });
  }
}
