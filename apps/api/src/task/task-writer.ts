import { Injectable } from '@nestjs/common';
import type { MinutesEntry } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import { type OwnerColumns, toOwnerColumns } from './task-owner';
import { recordTaskChange } from './task.queries';
import { TaskEntity } from './task.entity';

/** Makes the tasks of a meeting what its approved minutes say, inside the transaction that approves them. Asks for no permission. */
@Injectable()
export class TaskWriter {
  /**
   * New entries make tasks; an entry that a correction changed changes its task and leaves its state; the task of an entry that is no
   * longer there is withdrawn. Answers whom it concerns.
   */
  async follow(
    manager: EntityManager,
    meetingId: string,
    entries: readonly MinutesEntry[],
    accountId: string,
  ): Promise<readonly OwnerColumns[]> {
    const tasks = await manager.find(TaskEntity, { where: { meetingId } });
    const concerned: OwnerColumns[] = [];
    for (const entry of entries) {
      const task = tasks.find(({ minutesEntryId }) => minutesEntryId === entry.id);
      const wanted = { text: entry.text, dueOn: entry.dueOn, ...toOwnerColumns(entry.owner) };
      if (task === undefined) {
        const made = manager.create(TaskEntity, { meetingId, minutesEntryId: entry.id, ...wanted });
        concerned.push(await manager.save(made));
        await recordTaskChange(manager, made, 'created', accountId);
      } else if (task.withdrawnAt !== null || !isSame(task, wanted)) {
        concerned.push({ ...task });
        await change(manager, task, { ...wanted, withdrawnAt: null }, accountId);
        concerned.push(task);
      }
    }
    const kept = new Set(entries.map(({ id }) => id));
    for (const task of tasks.filter(({ minutesEntryId }) => !kept.has(minutesEntryId))) {
      if (task.withdrawnAt !== null) continue;
      await change(manager, task, { withdrawnAt: new Date() }, accountId);
      concerned.push(task);
    }
    return concerned;
  }
}

async function change(
  manager: EntityManager,
  task: TaskEntity,
  values: Partial<TaskEntity>,
  accountId: string,
): Promise<void> {
  Object.assign(task, values, { version: task.version + 1 });
  await manager.save(task);
  const action = task.withdrawnAt === null ? 'corrected' : 'withdrawn';
  await recordTaskChange(manager, task, action, accountId);
}

function isSame(task: TaskEntity, wanted: Partial<TaskEntity>): boolean {
  return (
    task.text === wanted.text &&
    task.dueOn === wanted.dueOn &&
    task.ownerPersonId === wanted.ownerPersonId &&
    task.ownerOrganisationId === wanted.ownerOrganisationId &&
    task.ownerContactPointId === wanted.ownerContactPointId
  );
}
