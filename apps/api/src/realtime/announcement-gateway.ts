import type { IncomingMessage } from 'node:http';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import { type Actor, ActorReader } from '../core/access/actor';
import { GuestReader, type Visitor } from '../core/access/guest';
import { Bus } from '../core/bus/bus';
import { CONFIG, type Config } from '../core/config/config';
import { ALLOWED_ORIGINS, type AllowedOrigins } from '../core/http/allowed-origins';
import { Metrics } from '../core/metrics/metrics';
import { AnnouncementServer, type AnnouncementSocket } from './announcement-server';
import { MeetingRooms } from './meeting-rooms';

/** How often open sockets are asked again whether their session still lives, for those that end by the clock. */
const sweepMilliseconds = 30_000;

/**
 * Who has a socket. It announces, and takes nothing but which meeting somebody follows: commands go over HTTP. A newcomer would check
 * the session when a socket connects and never again: whenever a session ends or an account changes, on whatever node, its sockets here
 * are closed or moved at once.
 */
@Injectable()
export class AnnouncementGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly arriving = new WeakMap<IncomingMessage, Visitor>();
  private sweep: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ALLOWED_ORIGINS) private readonly origins: AllowedOrigins,
    private readonly server: AnnouncementServer,
    private readonly meetings: MeetingRooms,
    private readonly actors: ActorReader,
    private readonly guests: GuestReader,
    private readonly bus: Bus,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    this.server.open((request) => this.mayConnect(request));
    this.server.io.on('connection', (socket) => this.welcome(socket));
    // The publisher has parsed the payload with the schema of its event.
    this.bus.on('realtime.announced', ({ rooms, event, payload }) =>
      this.server.announce(rooms, event, payload),
    );
    this.bus.on('session.ended', ({ sessionId }) => void this.askAgain({ sessionId }));
    this.bus.on('account.accessChanged', ({ accountId }) => void this.askAgain({ accountId }));
    this.bus.on('network.membershipChanged', () => {
      void this.meetings.askAgain();
      this.server.io.local.emit('account.accessChanged', {});
    });
    this.bus.onResync(() => this.reconnectEverybody());
    this.sweep = setInterval(() => {
      void this.askAgain({});
      void this.meetings.askAgain();
    }, sweepMilliseconds);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.sweep);
    this.server.close();
  }

  private async mayConnect(request: IncomingMessage): Promise<boolean> {
    if (!this.comesFromOurPages(request)) return false;
    const actor = await this.actors.read(request);
    const guest = await this.guests.read(request);
    const visitor = { actor, guest };
    const isKnown = actor !== null || guest !== null;
    if (!isKnown || this.countLike(visitor) >= this.config.socketsPerSession) return false;
    this.arriving.set(request, visitor);
    return true;
  }

  /** Browsers send no Origin with a GET to their own origin, as long polling begins; what they do send then decides. */
  private comesFromOurPages(request: IncomingMessage): boolean {
    const { origin, upgrade, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined || upgrade !== undefined) return this.origins.isAllowed(origin);
    return request.method === 'GET' && (site === undefined || site === 'same-origin');
  }

  private welcome(socket: AnnouncementSocket): void {
    const visitor = this.arriving.get(socket.request);
    if (visitor === undefined) {
      socket.disconnect(true);
      return;
    }
    this.metrics.openSockets.inc({ kind: 'announcement' });
    socket.on('disconnect', () => this.metrics.openSockets.dec({ kind: 'announcement' }));
    socket.data = { visitor, meetings: new Set() };
    this.meetings.serve(socket);
    if (visitor.actor === null) return;
    this.place(socket, visitor.actor);
    // What happened between the handshake and here was not heard for this socket.
    void this.askAgain({ sessionId: visitor.actor.sessionId });
  }

  private place(socket: AnnouncementSocket, actor: Actor): void {
    const { visitor } = socket.data;
    if (visitor.actor !== null && visitor.actor.role !== actor.role)
      void socket.leave(roomName.role(visitor.actor.role));
    socket.data.visitor = { ...visitor, actor };
    void socket.join([roomName.account(actor.accountId), roomName.role(actor.role)]);
  }

  private async askAgain(which: { sessionId?: string; accountId?: string }): Promise<void> {
    for (const [socket, former] of this.signedIn(which)) {
      // An answer that cannot be had now is asked for again by the next sweep.
      const actor = await this.actors.readSession(former.sessionId).catch(() => former);
      if (actor === null) socket.disconnect(true);
      else {
        this.place(socket, actor);
        if (which.accountId === undefined) continue;
        socket.emit('account.accessChanged', {});
        await this.meetings.askAgainFor(socket);
      }
    }
  }

  private signedIn(which: {
    sessionId?: string;
    accountId?: string;
  }): [AnnouncementSocket, Actor][] {
    const { sessionId, accountId } = which;
    return this.server.sockets.flatMap((socket): [AnnouncementSocket, Actor][] => {
      const { actor } = socket.data.visitor;
      const isMeant =
        actor !== null &&
        (sessionId === undefined || actor.sessionId === sessionId) &&
        (accountId === undefined || actor.accountId === accountId);
      return isMeant ? [[socket, actor]] : [];
    });
  }

  /** Sockets of the same sign-in or the same guest. */
  private countLike({ actor, guest }: Visitor): number {
    return this.server.sockets.filter(({ data: { visitor } }) =>
      actor === null
        ? visitor.guest?.visitId === guest?.visitId
        : visitor.actor?.sessionId === actor.sessionId,
    ).length;
  }

  /** What was announced while this node heard nothing is lost; clients read again whenever they have reconnected. */
  private reconnectEverybody(): void {
    for (const socket of this.server.sockets) socket.conn.close();
  }
}
