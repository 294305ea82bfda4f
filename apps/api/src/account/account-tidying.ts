import { Injectable, type OnModuleInit } from '@nestjs/common';
import { correspondenceDays, sessionIdleHours } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Jobs } from '../core/jobs/jobs';

/** Deletes each night what has ended by the clock: nothing reads it any more, and it is about people. */
@Injectable()
export class AccountTidying implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('account.tidy', { cron: '27 3 * * *' }, () => this.tidy());
  }

  async tidy(): Promise<void> {
    await this.dataSource.query(
      `delete from session where expires_at < now() or last_seen_at < now() - make_interval(hours => $1)`,
      [sessionIdleHours],
    );
    await this.dataSource.query(`delete from password_reset where expires_at < now()`);
    await this.dataSource.query(
      `delete from account_invitation
        where coalesce(accepted_at, revoked_at, expires_at) < now() - make_interval(days => $1)`,
      [correspondenceDays],
    );
  }
}
