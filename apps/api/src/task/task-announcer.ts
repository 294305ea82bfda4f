import { Injectable } from '@nestjs/common';
import { roomName } from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import { Publisher } from '../realtime/publisher';
import type { OwnerColumns } from './task-owner';
import { findAccountsOf } from './task.queries';

/** Tells those who owe tasks, and the coordinators, that there is something to read again. To be called after the commit. */
@Injectable()
export class TaskAnnouncer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly publisher: Publisher,
  ) {}

  async changed(owners: readonly OwnerColumns[]): Promise<void> {
    if (owners.length === 0) return;
    const accountIds = new Set(await findAccountsOf(this.dataSource.manager, owners));
    await this.publisher.publish(
      [roomName.role('coordinator'), ...[...accountIds].map(roomName.account)],
      'task.changed',
      {},
    );
  }
}
