import { Injectable } from '@nestjs/common';
import {
  type RoomName,
  type ServerEventName,
  type ServerEventPayload,
  serverEvents,
} from '@quartiersforum/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { Log } from '../core/log/log';

/** As many rooms as one message of the bus can name, whose length is limited to 8,000 bytes. */
const roomsPerMessage = 100;

/**
 * Announces what has happened, to rooms, on every node. Call it after the commit and do not wait for listeners: an event is a hint,
 * who misses it reads again. What the event's schema does not name cannot leave: the payload is parsed before anybody gets it. Whoever is
 * in several of the rooms hears it once.
 */
@Injectable()
export class Publisher {
  constructor(
    private readonly bus: Bus,
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /** Throws when the payload is not what the event's schema says; a database that is away only costs the hint. */
  async publish<Name extends ServerEventName>(
    rooms: readonly RoomName[],
    event: Name,
    payload: ServerEventPayload<Name>,
  ): Promise<void> {
    const parsed: unknown = serverEvents[event].parse(payload);
    try {
      await this.send(rooms, event, parsed, (sql, values) => this.dataSource.query(sql, values));
    } catch {
      this.log.warn({ event }, 'announcement was lost');
    }
  }

  /**
   * The same from within a transaction: it leaves with the commit, or not at all. For where a change goes through several hands before
   * it is committed.
   */
  async publishWith<Name extends ServerEventName>(
    manager: EntityManager,
    rooms: readonly RoomName[],
    event: Name,
    payload: ServerEventPayload<Name>,
  ): Promise<void> {
    const parsed: unknown = serverEvents[event].parse(payload);
    await this.send(rooms, event, parsed, (sql, values) => manager.query(sql, values));
  }

  private async send(
    rooms: readonly RoomName[],
    event: ServerEventName,
    payload: unknown,
    query: (sql: string, values: unknown[]) => Promise<unknown>,
  ): Promise<void> {
    for (let from = 0; from < rooms.length; from += roomsPerMessage) {
      const named = rooms.slice(from, from + roomsPerMessage);
      await this.bus.publish('realtime.announced', { rooms: named, event, payload }, query);
    }
  }
}
