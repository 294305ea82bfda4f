import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { Bus } from '../core/bus/bus';
import { SessionEntity } from './session.entity';

/** Tells all nodes, with the commit of a transaction, that sign-ins ended or rights changed, so that sockets follow within 2 s. */
@Injectable()
export class AccountEvents {
  constructor(private readonly bus: Bus) {}

  async accessChanged(manager: EntityManager, accountId: string): Promise<void> {
    await this.bus.publish('account.accessChanged', { accountId }, queryOf(manager));
  }

  /** Ends one sign-in; whether there was one. */
  async endSession(
    manager: EntityManager,
    which: FindOptionsWhere<SessionEntity>,
  ): Promise<boolean> {
    const session = await manager.findOneBy(SessionEntity, which);
    if (session === null) return false;
    await manager.delete(SessionEntity, { id: session.id });
    await this.bus.publish('session.ended', { sessionId: session.id }, queryOf(manager));
    return true;
  }

  /** Ends the sign-ins of an account, all or all but one. */
  async endSessions(manager: EntityManager, accountId: string, exceptId?: string): Promise<void> {
    const [ended] = await manager.query<[{ id: string }[], number]>(
      `delete from session where account_id = $1 and ($2::uuid is null or id <> $2) returning id`,
      [accountId, exceptId ?? null],
    );
    for (const { id } of ended)
      await this.bus.publish('session.ended', { sessionId: id }, queryOf(manager));
  }
}

function queryOf(manager: EntityManager) {
  return (sql: string, values: unknown[]) => manager.query(sql, values);
}
