import { Injectable, type OnModuleInit } from '@nestjs/common';
import { documentCloseCode } from '@quartiersforum/domain';
import { type Actor, ActorReader } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import { Log } from '../core/log/log';
import { DocumentPermissions } from './document-permissions';
import { DocumentRooms } from './document-rooms';
import { DocumentServer } from './document-server';
import type { DocumentSocket } from './document-socket';
import { DocumentQueries } from './document.queries';

/** Every open socket is asked about again this often, whatever was heard; milliseconds. */
const askAgainMilliseconds = 60_000;
/** How many sockets are asked about at the same time. */
const asked = 20;

/**
 * Keeps the rights of open sockets as they are in the tables: when the bus says that something changed, at once; and for every
 * socket once a minute, because a message may be missed.
 */
@Injectable()
export class DocumentRights implements OnModuleInit {
  private readonly waiting = new Set<DocumentSocket>();
  private running = 0;
  private askedAll = Date.now();

  constructor(
    private readonly bus: Bus,
    private readonly server: DocumentServer,
    private readonly rooms: DocumentRooms,
    private readonly actors: ActorReader,
    private readonly permissions: DocumentPermissions,
    private readonly queries: DocumentQueries,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.bus.on('session.ended', ({ sessionId }) => {
      for (const socket of this.server.sockets)
        if (socket.actor.sessionId === sessionId) socket.close(documentCloseCode.notSignedIn);
    });
    this.bus.on('account.accessChanged', ({ accountId }) =>
      this.askAbout((socket) => socket.actor.accountId === accountId),
    );
    this.bus.on('network.membershipChanged', () => this.askAbout(() => true));
    this.bus.on('document.accessChanged', ({ documentId }) => void this.readAgain(documentId));
    this.bus.onResync(() => {
      for (const { id } of this.rooms.all()) void this.readAgain(id);
    });
    this.rooms.onSweep.push((now) => {
      if (now - this.askedAll < askAgainMilliseconds) return;
      this.askedAll = now;
      this.askAbout(() => true);
    });
  }

  /** The document's own state may have changed, and its text with it. */
  private async readAgain(documentId: string): Promise<void> {
    const room = this.rooms.get(documentId);
    if (room === undefined) return;
    try {
      const document = await this.queries.exists(documentId);
      const writers = [...room.sockets].map((socket) => [socket, socket.canWrite] as const);
      room.isFrozen = document?.isFrozen ?? true;
      this.rooms.catchUp([room]);
      for (const [socket, couldWrite] of writers)
        if (socket.canWrite !== couldWrite) (socket as DocumentSocket).tellAccess(couldWrite);
    } catch (error) {
      this.log.warn({ documentId, error }, 'could not read a document again');
    }
    this.askAbout((socket) => socket.room === room);
  }

  private askAbout(isMeant: (socket: DocumentSocket) => boolean): void {
    for (const socket of this.server.sockets) if (isMeant(socket)) this.waiting.add(socket);
    // Later, so that everybody who hears the same message has forgotten what they knew before we ask them.
    setImmediate(() => this.work());
  }

  private work(): void {
    for (const socket of this.waiting) {
      if (this.running >= asked) return;
      this.waiting.delete(socket);
      this.running++;
      void this.ask(socket).finally(() => {
        this.running--;
        this.work();
      });
    }
  }

  private async ask(socket: DocumentSocket): Promise<void> {
    const { room } = socket;
    try {
      const actor: Actor | null = await this.actors.readSession(socket.actor.sessionId);
      if (actor === null) socket.close(documentCloseCode.notSignedIn);
      else socket.grant(actor, await this.permissions.live(room.kind, actor, room.id));
    } catch (error) {
      // Not knowing is no reason to throw somebody out; the next round asks again.
      this.log.warn({ documentId: room.id, error }, 'could not ask for rights');
    }
  }
}
