import type { IncomingMessage, Server as HttpServer } from 'node:http';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { roomName, type ServerToClientEvents } from '@quartiersforum/domain';
import { Server, type Socket } from 'socket.io';
import { type Actor, ActorReader } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { CONFIG, type Config } from '../core/config/config';
import { ALLOWED_ORIGINS, type AllowedOrigins } from '../core/http/allowed-origins';
import { Metrics } from '../core/metrics/metrics';
import { UpgradeRouter } from '../core/upgrade/upgrade-router';

interface SocketData {
  actor: Actor;
}
type NoEvents = Record<string, never>;
type AnnouncementServer = Server<NoEvents, ServerToClientEvents, NoEvents, SocketData>;
type AnnouncementSocket = Socket<NoEvents, ServerToClientEvents, NoEvents, SocketData>;

const path = '/socket.io';
const messageBytes = 64 * 1024;
/** How often open sockets are asked again whether their session still lives, for those that end by the clock. */
const sweepMilliseconds = 30_000;

/**
 * The one Socket.IO server. It only sends: commands go over HTTP. A newcomer would check the session when a socket connects and never
 * again: whenever a session ends or an account changes, on whatever node, its sockets here are closed or moved at once.
 *
 * Nodes hear of each other's announcements on the bus, so there is no adapter and no connection-state recovery: it would let somebody
 * back in without asking.
 */
@Injectable()
export class AnnouncementGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly io: AnnouncementServer = new Server({
    path,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: messageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      this.mayConnect(request).then(
        (isAllowed) => decide(null, isAllowed),
        () => decide('unavailable', false),
      );
    },
  });
  private readonly arriving = new WeakMap<IncomingMessage, Actor>();
  private sweep: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ALLOWED_ORIGINS) private readonly origins: AllowedOrigins,
    private readonly actors: ActorReader,
    private readonly bus: Bus,
    private readonly upgrades: UpgradeRouter,
    private readonly metrics: Metrics,
    private readonly host: HttpAdapterHost,
  ) {}

  onApplicationBootstrap(): void {
    this.attach(this.host.httpAdapter.getHttpServer() as HttpServer);
    this.io.on('connection', (socket) => this.welcome(socket));
    this.bus.on('realtime.announced', ({ room, event, payload }) => {
      // The publisher has parsed the payload with the schema of this event.
      this.io.local.to(room).emit(event, payload as never);
    });
    this.bus.on('session.ended', ({ sessionId }) => void this.askAgain({ sessionId }));
    this.bus.on('account.accessChanged', ({ accountId }) => void this.askAgain({ accountId }));
    this.bus.on('network.membershipChanged', () => this.io.local.emit('account.accessChanged', {}));
    this.bus.onResync(() => this.reconnectEverybody());
    this.sweep = setInterval(() => void this.askAgain({}), sweepMilliseconds);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.sweep);
    this.io.engine.close();
  }

  /** Socket.IO would listen for upgrades itself; the router owns all of them. */
  private attach(server: HttpServer): void {
    const before = server.listeners('upgrade');
    this.io.attach(server);
    for (const listener of server.listeners('upgrade'))
      if (!before.includes(listener)) server.off('upgrade', listener as () => void);
    this.upgrades.route(`${path}/`, (request, socket, head) => {
      this.io.engine.handleUpgrade(request, socket, head);
    });
  }

  private async mayConnect(request: IncomingMessage): Promise<boolean> {
    if (!this.comesFromOurPages(request)) return false;
    const actor = await this.actors.read(request);
    if (
      actor === null ||
      this.socketsOf({ sessionId: actor.sessionId }).length >= this.config.socketsPerSession
    )
      return false;
    this.arriving.set(request, actor);
    return true;
  }

  /** Browsers send no Origin with a GET to their own origin, as long polling begins; what they do send then decides. */
  private comesFromOurPages(request: IncomingMessage): boolean {
    const { origin, upgrade, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined || upgrade !== undefined) return this.origins.isAllowed(origin);
    return request.method === 'GET' && (site === undefined || site === 'same-origin');
  }

  private welcome(socket: AnnouncementSocket): void {
    const actor = this.arriving.get(socket.request);
    if (actor === undefined) {
      socket.disconnect(true);
      return;
    }
    this.metrics.openSockets.inc({ kind: 'announcement' });
    socket.on('disconnect', () => this.metrics.openSockets.dec({ kind: 'announcement' }));
    this.place(socket, actor);
    // What happened between the handshake and here was not heard for this socket.
    void this.askAgain({ sessionId: actor.sessionId });
  }

  private place(socket: AnnouncementSocket, actor: Actor): void {
    const former = socket.data.actor as Actor | undefined;
    if (former !== undefined && former.role !== actor.role)
      void socket.leave(roomName.role(former.role));
    socket.data.actor = actor;
    void socket.join([roomName.account(actor.accountId), roomName.role(actor.role)]);
  }

  private async askAgain(which: { sessionId?: string; accountId?: string }): Promise<void> {
    for (const socket of this.socketsOf(which)) {
      const former = socket.data.actor;
      // An answer that cannot be had now is asked for again by the next sweep.
      const actor = await this.actors.readSession(former.sessionId).catch(() => former);
      if (actor === null) socket.disconnect(true);
      else {
        this.place(socket, actor);
        if (which.accountId !== undefined) socket.emit('account.accessChanged', {});
      }
    }
  }

  private socketsOf({ sessionId, accountId }: { sessionId?: string; accountId?: string }) {
    return [...this.io.sockets.sockets.values()].filter(
      ({ data: { actor } }) =>
        (sessionId === undefined || actor.sessionId === sessionId) &&
        (accountId === undefined || actor.accountId === accountId),
    );
  }

  /** What was announced while this node heard nothing is lost; clients read again whenever they have reconnected. */
  private reconnectEverybody(): void {
    for (const socket of this.socketsOf({})) socket.conn.close();
  }
}
