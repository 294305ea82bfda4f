import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { Log } from '../core/log/log';
import { DocumentRooms } from './document-rooms';
import { DocumentQueries } from './document.queries';

const beatMilliseconds = 5_000;
/** A node that was not seen for so long is taken for dead; in seconds, for PostgreSQL. */
const deadSeconds = 20;

/**
 * The other API nodes on the same database. Any node serves any document: each commits on its own, tells the others ids and numbers,
 * and reads what they committed by number. A message may be missed, so every open document is also looked up now and then.
 *
 * Telling costs PostgreSQL as much as committing, so a node that is alone does not: that is why nodes announce themselves.
 */
@Injectable()
export class DocumentNodes implements OnModuleInit, BeforeApplicationShutdown {
  readonly id = randomUUID();
  private others: ReadonlySet<string> = new Set();
  /** Called when other nodes came or went. */
  readonly onOthers: ((others: ReadonlySet<string>) => void)[] = [];
  private beatAt = 0;
  private isLooking = false;
  private isStopping = false;

  constructor(
    private readonly bus: Bus,
    private readonly rooms: DocumentRooms,
    private readonly queries: DocumentQueries,
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /** Whether another node is there to be told. */
  get hasOthers(): boolean {
    return this.others.size > 0 && !this.isStopping;
  }

  async onModuleInit(): Promise<void> {
    this.bus.on('document.nodeChanged', ({ node }) => {
      if (node !== this.id) void this.beat();
    });
    this.bus.on('document.committed', ({ node, documents }) => {
      if (node !== this.id) this.hear(documents);
    });
    this.bus.onResync(() => this.rooms.catchUp(this.rooms.all()));
    this.rooms.onSweep.push((now) => {
      if (now - this.beatAt > beatMilliseconds) void this.beat();
      if (this.hasOthers) void this.look();
    });
    await this.beat();
    await this.tell();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.dataSource.query(`delete from document_node where id = $1`, [this.id]);
    await this.tell();
  }

  private hear(documents: readonly (readonly [string, number])[]): void {
    this.rooms.catchUp(
      documents.flatMap(([id, seq]) => {
        const room = this.rooms.get(id);
        return room !== undefined && room.log.seq < seq ? [room] : [];
      }),
    );
  }

  /** Says that this node lives, and sees who else does. */
  private async beat(): Promise<void> {
    if (this.isStopping) return;
    this.beatAt = Date.now();
    try {
      const rows = await this.dataSource.query<{ id: string }[]>(
        `with gone as (
           delete from document_node where seen_at < now() - make_interval(secs => $2)
         ), beat as (
           insert into document_node (id) values ($1) on conflict (id) do update set seen_at = now()
         )
         select id from document_node
         where id <> $1 and seen_at > now() - make_interval(secs => $2)`,
        [this.id, deadSeconds],
      );
      const before = this.others;
      this.others = new Set(rows.map(({ id }) => id));
      if (this.hasOthers && before.size === 0) this.rooms.catchUp(this.rooms.all());
      this.rooms.queue.tellAs = this.hasOthers ? this.id : null;
      if (before.size !== this.others.size || rows.some(({ id }) => !before.has(id)))
        for (const listener of this.onOthers) listener(this.others);
    } catch (error) {
      this.log.warn({ error }, 'could not see the other nodes'); // the next beat tries again
    }
  }

  private async tell(): Promise<void> {
    await this.bus.publish('document.nodeChanged', { node: this.id }, (sql, values) =>
      this.dataSource.query(sql, values),
    );
  }

  /** The safety net under the bus. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const rooms = [...this.rooms.all()];
      const behind = new Set(await this.queries.behind(rooms.map(({ id, log }) => [id, log.seq])));
      this.rooms.catchUp(rooms.filter(({ id }) => behind.has(id)));
    } catch (error) {
      this.log.warn({ error }, 'could not look for what other nodes committed');
    } finally {
      this.isLooking = false;
    }
  }
}
