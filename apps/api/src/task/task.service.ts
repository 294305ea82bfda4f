import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type List,
  type Task,
  type taskFilterSchema,
  type taskStateChangeSchema,
} from '@quartiersforum/domain';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { requirePermission } from '../core/access/require';
import { NetworkClock } from '../network/network-clock';
import { TaskAnnouncer } from './task-announcer';
import { toOwnerColumns } from './task-owner';
import { findTask, findTasks, recordTaskChange } from './task.queries';
import { TaskEntity } from './task.entity';

/**
 * Tasks: who does what until when. They come from approved minutes and only there change their words, owner and deadline; here they
 * are found, and said to be done or not. A newcomer would look for a way to create one: write it into minutes.
 */
@Injectable()
export class TaskService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: NetworkClock,
    private readonly announcer: TaskAnnouncer,
  ) {}

  /** Two queries, however many there are. */
  async list(actor: Actor, filter: z.output<typeof taskFilterSchema>): Promise<List<Task>> {
    requirePermission(actor, 'task.list');
    return findTasks(this.dataSource.manager, actor, this.clock.today(), filter);
  }

  /** Throws `task.notFound`, `access.denied`, `task.changed`. */
  async changeState(
    actor: Actor,
    id: string,
    { version, state }: z.output<typeof taskStateChangeSchema>,
  ): Promise<Task> {
    requirePermission(actor, 'task.list');
    const today = this.clock.today();
    const task = await this.dataSource.transaction(async (manager) => {
      const found = await findTask(manager, actor, today, { id, isLocked: true });
      if (found === null) throw new DomainError('task.notFound');
      requirePermission(actor, 'task.update', { relation: found.relation });
      if (found.version !== version) throw new DomainError('task.changed');
      const changed = { id, state, version: version + 1 };
      await manager.update(TaskEntity, { id }, { ...changed, stateChangedAt: new Date() });
      await recordTaskChange(manager, changed, 'stateChanged', actor.accountId);
      return findTask(manager, actor, today, { id });
    });
    if (task === null) throw new DomainError('task.notFound');
    await this.announcer.changed([toOwnerColumns(task.owner)]);
    return task;
  }
}
