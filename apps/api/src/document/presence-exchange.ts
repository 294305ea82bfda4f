import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActorReader } from '../core/access/actor';
import { Bus } from '../core/bus/bus';
import type { PresenceNews } from '../core/bus/bus-messages';
import { Log } from '../core/log/log';
import { DocumentNodes } from './document-nodes';
import type { DocumentRoom } from './document-room';
import { DocumentRooms } from './document-rooms';
import { packNews, placeNews } from './presence-news';

/** How long cursors gather before they go to the other nodes; milliseconds. */
const gatherMilliseconds = 150;

/** What is to be said about a document at the next opportunity. */
interface Due {
  kind: PresenceNews['kind'];
  /** For `changed`: who. */
  readonly clients: Set<number>;
}

/**
 * Tells the nodes that have the same document open who is there and where. What travels is small and names nobody: client id, session
 * and cursor. Each node stamps the others' people itself, from their accounts.
 *
 * The one thing a newcomer would get wrong: nothing is said about a document that no other node has open. A node says so when it opens
 * one; whoever has it open too answers, and from then on both tell each other.
 */
@Injectable()
export class PresenceExchange implements OnModuleInit {
  /** For each document that is open here: the other nodes that have it open. */
  private readonly partners = new Map<string, Set<string>>();
  private readonly due = new Map<string, Due>();
  private gathering: NodeJS.Timeout | null = null;
  private isLeaving = false;
  /** One message after the other, for people are looked up in between. */
  private hearing: Promise<void> = Promise.resolve();

  constructor(
    private readonly bus: Bus,
    private readonly rooms: DocumentRooms,
    private readonly nodes: DocumentNodes,
    private readonly actors: ActorReader,
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.rooms.presence = this;
    this.bus.on('document.presence', ({ node, documents }) => {
      if (node === this.nodes.id) return;
      for (const news of documents) this.hearing = this.hearing.then(() => this.hear(node, news));
    });
    this.bus.onResync(() => this.openAll());
    this.nodes.onOthers.push((others) => this.meet(others));
  }

  opened(room: DocumentRoom): void {
    if (this.nodes.hasOthers) this.sayNow(room.id, 'opened');
  }

  closed(room: DocumentRoom): void {
    this.due.delete(room.id);
    if (this.partners.delete(room.id)) this.sayNow(room.id, 'closed');
    room.presence.removeRemote(() => true);
  }

  moved(room: DocumentRoom, clientId: number): void {
    if (!this.partners.has(room.id)) return;
    this.dueFor(room.id).clients.add(clientId);
    this.gathering ??= setTimeout(() => this.leave(), gatherMilliseconds).unref();
  }

  /** Nodes came or went: the people of those that went are gone, and those that came may have what is open here. */
  private meet(others: ReadonlySet<string>): void {
    for (const room of this.rooms.all())
      room.showRemotePresence(room.presence.removeRemote(({ node }) => !others.has(node)));
    for (const [id, partners] of this.partners) {
      for (const node of partners) if (!others.has(node)) partners.delete(node);
      if (partners.size === 0) this.partners.delete(id);
    }
    if (others.size > 0) this.openAll();
  }

  private openAll(): void {
    if (!this.nodes.hasOthers) return;
    for (const room of this.rooms.all()) if (room.sockets.size > 0) this.sayNow(room.id, 'opened');
  }

  private async hear(node: string, news: PresenceNews): Promise<void> {
    const room = this.rooms.get(news.id);
    if (room === undefined || room.sockets.size === 0) return;
    try {
      if (news.kind === 'closed') this.forgetPartner(news.id, node);
      else {
        const isNew = this.addPartner(news.id, node);
        if (news.kind === 'opened' || (news.kind === 'whole' && isNew))
          this.sayNow(news.id, 'whole');
      }
      if (news.kind === 'closed' || news.kind === 'whole') {
        const there = new Set(news.people.map(([clientId]) => clientId));
        const isGone = (person: { node: string; clientId: number }): boolean =>
          person.node === node && !there.has(person.clientId);
        room.showRemotePresence(room.presence.removeRemote(isGone));
      }
      for (const person of news.people) await this.place(room, node, person);
    } catch (error) {
      this.log.warn({ documentId: news.id, error }, 'could not show who is on another node');
    }
  }

  private async place(
    room: DocumentRoom,
    node: string,
    [clientId, sessionId, canWrite, cursor]: PresenceNews['people'][number],
  ): Promise<void> {
    const actor = sessionId === undefined ? null : await this.actors.readSession(sessionId);
    if (room.sockets.size === 0) return;
    room.showRemotePresence(
      actor === null
        ? room.presence.removeRemote((other) => other.node === node && other.clientId === clientId)
        : room.presence.showRemote(
            { node, clientId, actor, canWrite: canWrite === true },
            cursor ?? 'null',
          ),
    );
  }

  /** Whether it is a new one. */
  private addPartner(documentId: string, node: string): boolean {
    const partners = this.partners.get(documentId);
    if (partners?.has(node) === true) return false;
    if (partners === undefined) this.partners.set(documentId, new Set([node]));
    else partners.add(node);
    return true;
  }

  private forgetPartner(documentId: string, node: string): void {
    const partners = this.partners.get(documentId);
    partners?.delete(node);
    if (partners?.size === 0) this.partners.delete(documentId);
  }

  private dueFor(documentId: string): Due {
    let due = this.due.get(documentId);
    if (due === undefined) {
      due = { kind: 'changed', clients: new Set() };
      this.due.set(documentId, due);
    }
    return due;
  }

  /** At the end of this turn, with whatever else is to be said then. A request for an answer is not overwritten by an answer. */
  private sayNow(documentId: string, kind: PresenceNews['kind']): void {
    const due = this.dueFor(documentId);
    if (due.kind !== 'opened' || kind !== 'whole') due.kind = kind;
    if (this.isLeaving) return;
    this.isLeaving = true;
    setImmediate(() => this.leave());
  }

  private leave(): void {
    this.isLeaving = false;
    if (this.gathering !== null) clearTimeout(this.gathering);
    this.gathering = null;
    const news = [...this.due].map(([id, { kind, clients }]): PresenceNews => {
      const room = this.rooms.get(id);
      return room === undefined || kind === 'opened' || kind === 'closed'
        ? { id, kind, people: [] }
        : placeNews(id, kind, room.presence.places(), clients);
    });
    this.due.clear();
    if (!this.nodes.hasOthers) return;
    for (const documents of packNews(news)) void this.publish(documents);
  }

  private async publish(documents: readonly PresenceNews[]): Promise<void> {
    try {
      await this.bus.publish(
        'document.presence',
        { node: this.nodes.id, documents },
        (sql, values) => this.dataSource.query(sql, values),
      );
    } catch (error) {
      // While there is no database there is no bus either, and when it is back everybody says everything again.
      this.log.warn({ error }, 'could not tell other nodes who is here');
    }
  }
}
