import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnModuleInit,
} from '@nestjs/common';
import { schemaVersion } from '@quartiersforum/document';
import {
  type DocumentAccess,
  documentCaps,
  documentCloseCode,
  type DocumentCloseCode,
} from '@quartiersforum/domain';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Actor, ActorReader } from '../core/access/actor';
import { CONFIG, type Config } from '../core/config/config';
import { Log } from '../core/log/log';
import { Metrics } from '../core/metrics/metrics';
import { UpgradeRouter } from '../core/upgrade/upgrade-router';
import { DocumentPermissions } from './document-permissions';
import type { DocumentRoom } from './document-room';
import { DocumentRooms } from './document-rooms';
import { DocumentSocket } from './document-socket';

const prefix = '/yjs/';
const pathPattern =
  /^\/yjs\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\?(.*))?$/i;
const bufferedChunks = 4_096;

interface Admission {
  readonly room: DocumentRoom;
  readonly actor: Actor;
  readonly access: DocumentAccess;
}

/**
 * The door of the document server: y-websocket's protocol on `/yjs/:documentId`. The upgrade router has checked the Origin; who is
 * asking, whether there is such a document and what they may do with it is decided here, before anything is read from the socket.
 *
 * A refusal completes the handshake only to deliver its close code, because a browser cannot see the status of a failed one.
 */
@Injectable()
export class DocumentServer implements OnModuleInit, BeforeApplicationShutdown {
  readonly sockets = new Set<DocumentSocket>();
  private readonly perSession = new Map<string, number>();
  private readonly webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false, // 96 kB on the wire may be 99 MB of message
    maxPayload: documentCaps.messageBytes,
    maxFragments: documentCaps.messageFragments,
    maxBufferedChunks: bufferedChunks,
  });

  constructor(
    private readonly router: UpgradeRouter,
    private readonly actors: ActorReader,
    private readonly permissions: DocumentPermissions,
    private readonly rooms: DocumentRooms,
    private readonly metrics: Metrics,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.router.route(prefix, (request, tcp, head) => void this.admit(request, tcp, head));
    this.rooms.onSweep.push((now) => {
      for (const socket of this.sockets) socket.check(now);
      this.metrics.openSockets.set({ kind: 'document' }, this.sockets.size);
    });
  }

  /** The router lets nobody in any more: commit, acknowledge, and send everybody away to come back to the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.rooms.flushAll();
    for (const socket of this.sockets) socket.close(documentCloseCode.restarting);
    await this.rooms.close();
  }

  private async admit(request: IncomingMessage, tcp: Duplex, head: Buffer): Promise<void> {
    let admission: Admission | DocumentCloseCode;
    try {
      let { generation } = this.permissions;
      admission = await this.decide(request);
      while (generation !== this.permissions.generation) {
        // Something about rights changed while we asked, and this socket is not among those that hear of it yet.
        ({ generation } = this.permissions);
        admission = await this.decide(request);
      }
    } catch (error) {
      this.log.warn({ error }, 'cannot decide on a document socket');
      admission = documentCloseCode.tryLater;
    }
    if (tcp.destroyed) return;
    this.webSockets.handleUpgrade(request, tcp, head, (webSocket) => {
      webSocket.on('error', () => undefined); // ws closes it with the fitting code; without a listener it would end the process
      if (typeof admission === 'number') refuse(webSocket, admission);
      else this.open(webSocket, tcp, admission);
    });
  }

  private async decide(request: IncomingMessage): Promise<Admission | DocumentCloseCode> {
    const [, documentId, query] = pathPattern.exec(request.url ?? '') ?? [];
    if (documentId === undefined) return documentCloseCode.notFound;
    const actor = await this.actors.read(request);
    if (actor === null) return documentCloseCode.notSignedIn;
    const schema = new URLSearchParams(query).get('schema');
    if (schema !== null && schema !== String(schemaVersion))
      return Number(schema) > schemaVersion
        ? documentCloseCode.tryLater // this node is about to be renewed
        : documentCloseCode.reloadNeeded;
    if ((this.perSession.get(actor.sessionId) ?? 0) >= this.config.socketsPerSession)
      return documentCloseCode.tooManySockets;
    if (!this.rooms.queue.isStorageUp) return documentCloseCode.tryLater;
    const room = await this.rooms.open(documentId.toLowerCase());
    if (room === null) return documentCloseCode.notFound;
    const access = await this.permissions.live(room.kind, actor, room.id);
    return access === 'none' ? documentCloseCode.notAllowed : { room, actor, access };
  }

  private open(webSocket: WebSocket, tcp: Duplex, { room, actor, access }: Admission): void {
    const failed = (error: unknown): void =>
      this.log.error({ documentId: room.id, error }, 'document socket failed');
    const socket = new DocumentSocket(webSocket, tcp, room, actor, access, failed);
    const { sessionId } = actor;
    this.perSession.set(sessionId, (this.perSession.get(sessionId) ?? 0) + 1);
    this.sockets.add(socket);
    room.join(socket);
    webSocket.on('message', socket.hear);
    webSocket.on('pong', socket.heardPong);
    webSocket.on('close', () => {
      this.sockets.delete(socket);
      const left = (this.perSession.get(sessionId) ?? 1) - 1;
      if (left > 0) this.perSession.set(sessionId, left);
      else this.perSession.delete(sessionId);
      room.leave(socket);
    });
  }
}

function refuse(webSocket: WebSocket, code: DocumentCloseCode): void {
  webSocket.close(code);
  setTimeout(() => webSocket.terminate(), 3_000).unref();
}
