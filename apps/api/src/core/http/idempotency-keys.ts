import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs/jobs';

/** After this many seconds a key without an answer belongs to a process that died; somebody else may take the work. */
const abandonedSeconds = 60;
/** How long an answer is remembered. */
const keptHours = 24;
const waitMilliseconds = 10_000;
const pollMilliseconds = 40;

export interface KeyedRequest {
  readonly accountId: string;
  readonly key: string;
  readonly route: string;
  readonly requestHash: Buffer;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface KeyRow {
  readonly is_same: boolean;
  readonly status: number | null;
  readonly response: unknown;
}

/** Makes the same POST with the same key happen once, whichever node gets it and however many arrive together. */
@Injectable()
export class IdempotencyKeys implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register('http.forgetIdempotencyKeys', { cron: '37 3 * * *' }, () =>
      this.forgetOld(),
    );
  }

  /**
   * Null: the caller does the work and then calls `keep` or `release`. Otherwise the answer that another one got. Throws
   * `request.idempotencyConflict` when the key was used for something else, or when the other one takes too long.
   */
  async claim(request: KeyedRequest): Promise<StoredAnswer | null> {
    const giveUpAt = Date.now() + waitMilliseconds;
    while (Date.now() < giveUpAt) {
      if (await this.take(request)) return null;
      const row = await this.find(request);
      if (row !== undefined && !row.is_same) throw new DomainError('request.idempotencyConflict');
      if (row !== undefined && row.status !== null)
        return { status: row.status, body: row.response };
      await delay(pollMilliseconds);
    }
    throw new DomainError('request.idempotencyConflict', { retryAfter: 2 });
  }

  async keep(request: KeyedRequest, { status, body }: StoredAnswer): Promise<void> {
    await this.dataSource.query(
      `update idempotency_key set status = $3, response = $4 where account_id = $1 and key = $2`,
      [request.accountId, request.key, status, JSON.stringify(body ?? null)],
    );
  }

  /** Nothing happened: the key is free for another try. */
  async release(request: KeyedRequest): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_key where account_id = $1 and key = $2 and status is null`,
      [request.accountId, request.key],
    );
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      `delete from idempotency_key where created_at < now() - make_interval(hours => $1)`,
      [keptHours],
    );
  }

  private async take({ accountId, key, route, requestHash }: KeyedRequest): Promise<boolean> {
    const taken = await this.dataSource.query<unknown[]>(
      `insert into idempotency_key (account_id, key, route, request_hash) values ($1, $2, $3, $4)
       on conflict (account_id, key) do update set created_at = now()
         where idempotency_key.status is null and idempotency_key.request_hash = excluded.request_hash
           and idempotency_key.created_at < now() - make_interval(secs => $5)
       returning key`,
      [accountId, key, route, requestHash, abandonedSeconds],
    );
    return taken.length === 1;
  }

  private async find({ accountId, key, requestHash }: KeyedRequest): Promise<KeyRow | undefined> {
    const [row] = await this.dataSource.query<KeyRow[]>(
      `select request_hash = $3 as is_same, status, response from idempotency_key where account_id = $1 and key = $2`,
      [accountId, key, requestHash],
    );
    return row;
  }
}
