import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { networkTimeZone } from '@quartiersforum/domain';
import type { PoolConfig } from 'pg';
import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { idleConnectionMilliseconds } from '../database/data-source';
import { DATABASE_URL } from '../database/database-url';
import { Log } from '../log/log';

/** Runs one statement, as `EntityManager.query` does. */
export type Query = (sql: string, values?: unknown[]) => Promise<unknown>;

export interface JobOptions {
  /** Tries after the first one failed, each later than the one before. */
  readonly retries?: number;
  /** How long a finished job stays visible in the database, in seconds. */
  readonly keepSeconds?: number;
  /** When the work repeats by the clock: a cron expression, in the network's time zone. */
  readonly cron?: string;
  /** Of jobs that were sent with one `key`, one waits at a time: what is sent meanwhile is done with it. */
  readonly isOneWaitingPerKey?: boolean;
  /** A job that takes longer, in seconds, belongs to a process that died and is tried again. */
  readonly longestSeconds?: number;
}

export interface SendOptions {
  /** Not before so many seconds have passed. */
  readonly afterSeconds?: number;
  /** For kinds with `isOneWaitingPerKey`. */
  readonly key?: string;
}

interface JobKind {
  readonly name: string;
  readonly options: JobOptions;
  readonly handle: (data: never, attempt: JobAttempt) => Promise<void>;
}

export interface JobAttempt {
  /** Whether no further try follows when this one fails. */
  readonly isLast: boolean;
}

/** How often workers look for themselves; a new job wakes them at once. */
const lookSeconds = 10;
const firstRetrySeconds = 30;
const defaultKeepSeconds = 24 * 3_600;
const stopMilliseconds = 5_000;

/**
 * Work that outlives a request and a crash, in PostgreSQL. Register each kind in `onModuleInit`; send it inside the transaction that
 * makes it necessary. A newcomer would expect a job to run once: it runs at least once, so its handler first looks what is left to do.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly kinds: JobKind[] = [];
  private readonly boss: PgBoss;
  private isStarted = false;

  constructor(
    @Inject(DATABASE_URL) databaseUrl: string,
    private readonly log: Log,
  ) {
    const options: ConstructorOptions & Pick<PoolConfig, 'idleTimeoutMillis'> = {
      connectionString: databaseUrl,
      application_name: 'quartiersforum jobs',
      max: 3,
      idleTimeoutMillis: idleConnectionMilliseconds, // pg-boss hands it on to its pool
      useListenNotify: true,
      registerInstance: false, // nobody reads it, and its vitals wake an idle process fifty times a second
    };
    this.boss = new PgBoss(options);
    this.boss.on('error', (error) => {
      this.log.warn({ reason: error.name }, 'jobs lost the database, they come back by themselves');
    });
  }

  /** Declares a kind of job and who does it; before the application has started. */
  register<Data extends object>(
    name: string,
    options: JobOptions,
    handle: (data: Data, attempt: JobAttempt) => Promise<void>,
  ): void {
    this.kinds.push({ name, options, handle });
  }

  /** Asks for the work. With the `query` of a running transaction it is asked for when that commits, or not at all. */
  async send(
    name: string,
    data: object,
    query: Query,
    { afterSeconds, key }: SendOptions = {},
  ): Promise<void> {
    const executeSql = async (text: string, values?: unknown[]) => ({
      rows: (await query(text, values)) as unknown[],
    });
    await this.boss.send(name, data, {
      db: { executeSql },
      ...(afterSeconds !== undefined && { startAfter: afterSeconds }),
      ...(key !== undefined && { singletonKey: key }),
    });
  }

  /** Asks for many pieces of work of one kind in one statement, in the transaction of `query`. */
  async sendAll(name: string, data: readonly object[], query: Query): Promise<void> {
    const executeSql = async (text: string, values?: unknown[]) => ({
      rows: (await query(text, values)) as unknown[],
    });
    await this.boss.insert(
      name,
      data.map((one) => ({ data: one })),
      { db: { executeSql } },
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    this.isStarted = true;
    for (const kind of this.kinds) await this.work(kind);
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.isStarted) await this.boss.stop({ graceful: true, timeout: stopMilliseconds });
  }

  private async work({ name, options, handle }: JobKind): Promise<void> {
    const { retries = 2, keepSeconds = defaultKeepSeconds, cron, longestSeconds } = options;
    await this.boss.createQueue(name, {
      ...(options.isOneWaitingPerKey && { policy: 'short' }),
      ...(longestSeconds !== undefined && { expireInSeconds: longestSeconds }),
      retryLimit: retries,
      retryDelay: firstRetrySeconds,
      retryBackoff: true,
      deleteAfterSeconds: keepSeconds,
      notify: true,
    });
    const worker = await this.boss.work(
      name,
      { includeMetadata: true, notifyPollingIntervalSeconds: lookSeconds },
      async (jobs) => {
        // Several jobs of one transaction wake the worker once; without this each but the first would wait for its next look.
        this.boss.notifyWorker(worker);
        for (const job of jobs)
          await handle(job.data as never, { isLast: job.retryCount >= job.retryLimit });
      },
    );
    if (cron !== undefined) await this.boss.schedule(name, cron, {}, { tz: networkTimeZone });
  }
}
