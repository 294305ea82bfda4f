import type { IncomingMessage } from 'node:http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Role, sessionIdleHours } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { type Actor, ActorReader } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { hashToken } from '../core/secret/one-time-token';
import { SessionCookie } from './session-cookie';

/** How long an answer may be used without asking again, in milliseconds; the bus shortens it to no time. */
const cacheMilliseconds = 30_000;
/** How often the last use of a session is written, in milliseconds. */
const seenEveryMilliseconds = 60_000;
const idleMilliseconds = sessionIdleHours * 3_600_000;
/** Most sessions remembered at once; the oldest go first. */
const cacheSize = 20_000;

interface Remembered {
  readonly actor: Actor;
  readonly tokenHash: string;
  readonly readAt: number;
  /** The idle or the absolute end, whichever is first. */
  readonly endsAt: number;
  seenAt: number;
}

interface SessionRow {
  readonly session_id: string;
  readonly token_hash: Buffer;
  readonly expires_at: Date;
  readonly last_seen_at: Date;
  readonly account_id: string;
  readonly role: Role;
  readonly person_id: string;
  readonly name: string;
  readonly organisation_id: string | null;
  readonly contact_point_id: string | null;
  readonly affiliation: string | null;
}

/**
 * Who is asking, by the session's cookie. Asked at each request and each message of each socket, so answers are remembered; the bus
 * makes this node forget them at once when a session ends or an account changes, and while the bus is down nothing is remembered.
 */
@Injectable()
export class SessionActorReader extends ActorReader implements OnModuleInit {
  private readonly bySession = new Map<string, Remembered>();
  private readonly sessionOfToken = new Map<string, string>();
  private readonly loading = new Map<string, Promise<Actor | null>>();
  /** Grows with every forgetting, so that an answer read before it is not remembered after it. */
  private generation = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly bus: Bus,
    private readonly cookie: SessionCookie,
  ) {
    super();
  }

  onModuleInit(): void {
    this.bus.on('session.ended', ({ sessionId }) => this.forget(sessionId));
    this.bus.on('account.accessChanged', ({ accountId }) => this.forgetAccount(accountId));
    this.bus.onResync(() => this.forgetAll());
  }

  read(request: Pick<IncomingMessage, 'headers'>): Promise<Actor | null> {
    const token = this.cookie.read(request);
    if (token === null) return Promise.resolve(null);
    const hash = hashToken(token);
    const sessionId = this.sessionOfToken.get(hash.toString('base64'));
    const known = sessionId === undefined ? undefined : this.recall(sessionId);
    return known ? Promise.resolve(known.actor) : this.loadOnce('s.token_hash', hash);
  }

  readSession(sessionId: string): Promise<Actor | null> {
    const known = this.recall(sessionId);
    return known ? Promise.resolve(known.actor) : this.loadOnce('s.id', sessionId);
  }

  /** Everybody comes back at once after a break: all who ask in the same generation share one question. */
  private loadOnce(column: 's.token_hash' | 's.id', value: Buffer | string): Promise<Actor | null> {
    const key = `${this.generation} ${column} ${value.toString('base64')}`;
    const known = this.loading.get(key);
    if (known !== undefined) return known;
    const loading = this.load(column, value).finally(() => this.loading.delete(key));
    this.loading.set(key, loading);
    return loading;
  }

  private recall(sessionId: string): Remembered | undefined {
    const known = this.bySession.get(sessionId);
    if (known === undefined) return undefined;
    const now = Date.now();
    if (!this.bus.isListening || now - known.readAt > cacheMilliseconds || now >= known.endsAt) {
      this.forget(sessionId);
      return undefined;
    }
    if (now - known.seenAt > seenEveryMilliseconds) {
      known.seenAt = now;
      void this.writeSeen(known.actor);
    }
    return known;
  }

  private async load(
    column: 's.token_hash' | 's.id',
    value: Buffer | string,
  ): Promise<Actor | null> {
    const generation = this.generation;
    const [row] = await this.dataSource.query<SessionRow[]>(
      `select s.id as session_id, s.token_hash, s.expires_at, s.last_seen_at,
              a.id as account_id, a.role, p.id as person_id, p.name, p.organisation_id, p.contact_point_id,
              coalesce(o.name, c.name) as affiliation
         from session s
         join account a on a.id = s.account_id
         join person p on p.id = a.person_id
         left join organisation o on o.id = p.organisation_id
         left join contact_point c on c.id = p.contact_point_id
        where ${column} = $1 and not a.is_disabled
          and s.expires_at > now() and s.last_seen_at > now() - make_interval(hours => $2)`,
      [value, sessionIdleHours],
    );
    if (row === undefined) return null;
    const actor = toActor(row);
    const seenAt = row.last_seen_at.getTime();
    const remembered: Remembered = {
      actor,
      tokenHash: row.token_hash.toString('base64'),
      readAt: Date.now(),
      endsAt: Math.min(row.expires_at.getTime(), seenAt + idleMilliseconds),
      seenAt,
    };
    if (Date.now() - seenAt > seenEveryMilliseconds) {
      remembered.seenAt = Date.now();
      void this.writeSeen(actor);
    }
    if (generation === this.generation) this.remember(remembered);
    return actor;
  }

  private remember(remembered: Remembered): void {
    if (this.bySession.size >= cacheSize) {
      const [oldest] = this.bySession.keys();
      if (oldest !== undefined) this.forget(oldest);
    }
    this.bySession.set(remembered.actor.sessionId, remembered);
    this.sessionOfToken.set(remembered.tokenHash, remembered.actor.sessionId);
  }

  /** A lost write only shortens the idle time by a minute, so nobody waits for it and its failure is no event. */
  private async writeSeen(actor: Actor): Promise<void> {
    await this.dataSource
      .query(
        `with seen as (update session set last_seen_at = now() where id = $1)
         update account set last_seen_at = now() where id = $2`,
        [actor.sessionId, actor.accountId],
      )
      .catch(() => undefined);
  }

  private forget(sessionId: string): void {
    this.generation += 1;
    const known = this.bySession.get(sessionId);
    if (known === undefined) return;
    this.bySession.delete(sessionId);
    this.sessionOfToken.delete(known.tokenHash);
  }

  private forgetAccount(accountId: string): void {
    this.generation += 1;
    for (const [sessionId, { actor }] of this.bySession)
      if (actor.accountId === accountId) this.forget(sessionId);
  }

  private forgetAll(): void {
    this.generation += 1;
    this.bySession.clear();
    this.sessionOfToken.clear();
  }
}

function toActor(row: SessionRow): Actor {
  return {
    accountId: row.account_id,
    sessionId: row.session_id,
    role: row.role,
    displayName: row.name,
    personId: row.person_id,
    organisationId: row.organisation_id,
    affiliation: row.affiliation,
    contactPointId: row.contact_point_id,
  };
}
