import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DATABASE_URL } from '../database/database-url';
import { Log } from '../log/log';
import type { BusMessageName, BusMessages } from './bus-messages';

const channel = 'quartiersforum';
const firstRetryMilliseconds = 100;
const longestRetryMilliseconds = 5_000;
/** How long somebody waits for this node to hear what was committed; then the promise is the two seconds of every node. */
const catchUpMilliseconds = 1_000;

/**
 * The bus between API nodes: LISTEN and NOTIFY of PostgreSQL on a connection of its own. A newcomer would take a message for a
 * delivery: it is a hint. After a lost connection `resync` is emitted, and every listener reads what it may have missed.
 */
@Injectable()
export class Bus implements OnApplicationShutdown {
  private readonly emitter = new EventEmitter().setMaxListeners(0);
  private client: Client | null = null;
  private starting: Promise<void> | null = null;
  private retry: NodeJS.Timeout | null = null;
  private retryMilliseconds = firstRetryMilliseconds;
  private isClosed = false;
  private isConnected = false;
  private probing: Promise<void> | null = null;
  private nextProbe: Promise<void> | null = null;

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    private readonly log: Log,
  ) {}

  /** Connects; resolves when this node hears messages. Called once at start. */
  start(): Promise<void> {
    this.starting ??= this.connect();
    return this.starting;
  }

  /** Whether this node hears messages now; while it does not, nothing learnt from them may be relied on. */
  get isListening(): boolean {
    return this.isConnected;
  }

  /** Calls `listener` for each message of this kind from any node, this one included. Returns how to stop. */
  on<Name extends BusMessageName>(
    name: Name,
    listener: (message: BusMessages[Name]) => void,
  ): () => void {
    this.emitter.on(name, listener);
    return () => this.emitter.off(name, listener);
  }

  /** Calls `listener` after the connection was lost and is there again. */
  onResync(listener: () => void): () => void {
    this.emitter.on('resync', listener);
    return () => this.emitter.off('resync', listener);
  }

  /**
   * Tells all nodes. Pass the query function of a running transaction and the message leaves with its commit, or not at all.
   */
  async publish<Name extends BusMessageName>(
    name: Name,
    message: BusMessages[Name],
    query: (sql: string, values: unknown[]) => Promise<unknown>,
  ): Promise<void> {
    await query('select pg_notify($1, $2)', [channel, JSON.stringify([name, message])]);
  }

  /**
   * Resolves when this node has heard everything that was committed before the call: PostgreSQL delivers notifications in the order
   * of commits, so an own one that comes back has all earlier ones before it. Without it, who signs out and asks again at once would
   * still be known. Gives up after a second, or at once while the bus is down, when nothing learnt from it is relied on anyway.
   */
  caughtUp(): Promise<void> {
    if (this.probing === null) {
      this.probing = this.probe().finally(() => (this.probing = null));
      return this.probing;
    }
    // The probe that is on its way may have left before what this caller has committed: everybody who asks now shares the next one.
    this.nextProbe ??= this.probing.then(() => {
      this.nextProbe = null;
      return this.caughtUp();
    });
    return this.nextProbe;
  }

  private async probe(): Promise<void> {
    const { client } = this;
    if (client === null || !this.isConnected) return;
    const probe = randomUUID();
    await new Promise<void>((resolve) => {
      const giveUp = setTimeout(done, catchUpMilliseconds);
      const stop = this.on('bus.probed', (message) => {
        if (message.probe === probe) done();
      });
      function done(): void {
        clearTimeout(giveUp);
        stop();
        resolve();
      }
      this.publish('bus.probed', { probe }, (sql, values) => client.query(sql, values)).catch(done);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    if (this.retry !== null) clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'quartiersforum bus',
      keepAlive: true,
      connectionTimeoutMillis: longestRetryMilliseconds,
    });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ payload }) => this.deliver(payload ?? ''));
    this.client = client;
    await client.connect();
    await client.query(`listen ${channel}`);
    this.retryMilliseconds = firstRetryMilliseconds;
    this.isConnected = true;
  }

  private reconnect(lost: Client): void {
    if (this.isClosed || this.client !== lost) return;
    this.client = null;
    this.isConnected = false;
    void lost.end().catch(() => undefined);
    this.log.warn({ retryInMilliseconds: this.retryMilliseconds }, 'bus lost its connection');
    this.retry = setTimeout(() => {
      this.connect().then(
        () => this.emitter.emit('resync'),
        () => undefined, // the client's own 'error' or 'end' event has asked for the next try
      );
    }, this.retryMilliseconds);
    this.retryMilliseconds = Math.min(this.retryMilliseconds * 2, longestRetryMilliseconds);
  }

  private deliver(payload: string): void {
    const [name, message] = JSON.parse(payload) as [BusMessageName, unknown];
    this.emitter.emit(name, message);
  }
}
