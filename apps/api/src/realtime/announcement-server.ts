import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type {
  ClientToServerEvents,
  RoomName,
  ServerEventName,
  ServerToClientEvents,
} from '@quartiersforum/domain';
import { Server, type Socket } from 'socket.io';
import type { Visitor } from '../core/access/guest';
import { UpgradeRouter } from '../core/upgrade/upgrade-router';

export interface SocketData {
  visitor: Visitor;
  /** Meetings that it follows or asks to follow. */
  readonly meetings: Set<string>;
}
type NoEvents = Record<string, never>;
export type AnnouncementSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  NoEvents,
  SocketData
>;
type SocketServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;

const path = '/socket.io';
const messageBytes = 64 * 1024;

/** Whether a request may open a socket, before it is one. */
export type Admission = (request: IncomingMessage) => Promise<boolean>;

/**
 * The one Socket.IO server of this node, on the upgrade router. Nodes hear of each other's announcements on the bus, so there is no
 * adapter and no connection-state recovery: it would let somebody back in without asking.
 */
@Injectable()
export class AnnouncementServer {
  private admission: Admission = () => Promise.resolve(false);
  readonly io: SocketServer = new Server({
    path,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: messageBytes,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      this.admission(request).then(
        (isAllowed) => decide(null, isAllowed),
        () => decide('unavailable', false),
      );
    },
  });

  constructor(
    private readonly upgrades: UpgradeRouter,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Socket.IO would listen for upgrades itself; the router owns all of them. */
  open(admission: Admission): void {
    this.admission = admission;
    const server = this.host.httpAdapter.getHttpServer() as HttpServer;
    const before = server.listeners('upgrade');
    this.io.attach(server);
    for (const listener of server.listeners('upgrade'))
      if (!before.includes(listener)) server.off('upgrade', listener as () => void);
    this.upgrades.route(`${path}/`, (request, socket, head) => {
      this.io.engine.handleUpgrade(request, socket, head);
    });
  }

  /** All that are welcome; one that is being turned away has no visitor. */
  get sockets(): AnnouncementSocket[] {
    return [...this.io.sockets.sockets.values()].filter(({ data }) => 'visitor' in data);
  }

  /** To the sockets of this node in one of the rooms, once each; whoever calls it has parsed the payload with the schema of the event. */
  announce(rooms: readonly RoomName[], event: ServerEventName, payload: unknown): void {
    this.io.local.to([...rooms]).emit(event, payload as never);
  }

  close(): void {
    this.io.engine.close();
  }
}
