import { isAllowed, type Task, type taskFilterSchema } from '@quartiersforum/domain';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../core/access/actor';
import { askerValues, relationColumn } from '../meeting/meeting-standing.queries';
import { ownerColumn, type OwnerColumns } from './task-owner';
import type { TaskEntity } from './task.entity';

const owes = `coalesce(task.owner_person_id = $2 or task.owner_organisation_id = $3
  or task.owner_contact_point_id = $4, false)`;

/** How the asker stands to the task: the same as `taskRelation` of the domain, said in SQL. */
const taskRelationColumn = `case when ${owes} then 'self'
  when (${relationColumn}) <> 'outsider' then 'participant' else 'outsider' end`;

const relations = ['self', 'participant', 'outsider'] as const satisfies Task['relation'][];

interface TaskRow extends Omit<Task, 'stateChangedAt'> {
  readonly stateChangedAt: Date | null;
}

const selectTask = `select task.id, task.version, task.text, ${ownerColumn('task')} as owner,
    task.due_on::text as "dueOn", task.state, ${taskRelationColumn} as relation,
    json_build_object('id', meeting.id, 'name', meeting.title) as meeting, task.state_changed_at as "stateChangedAt"
  from task join meeting on meeting.id = task.meeting_id
  where task.withdrawn_at is null and (${taskRelationColumn}) = any($6)`;

function values(actor: Actor, today: string): unknown[] {
  const readable = relations.filter((relation) =>
    isAllowed('task.read', { role: actor.role, relation }),
  );
  return [...askerValues(actor, today), readable];
}

/** A page of the tasks that the actor may see, what is due first before what is not open any more, and how many there are. */
export async function findTasks(
  manager: EntityManager,
  actor: Actor,
  today: string,
  { scope, state, limit, offset }: z.output<typeof taskFilterSchema>,
): Promise<{ readonly items: readonly Task[]; readonly total: number }> {
  const matches = `($7 = 'all' or ($7 = 'mine' and task.owner_person_id = $2) or ($7 = 'organisation' and ${owes}))
    and ($8::text is null or task.state = $8)`;
  const all = [...values(actor, today), scope, state ?? null];
  const counts: { total: number }[] = await manager.query(
    `select count(*)::int as total from (${selectTask} and ${matches}) as found`,
    all,
  );
  const rows: TaskRow[] = await manager.query(
    `${selectTask} and ${matches}
     order by task.state <> 'open', task.due_on nulls last, task.created_at desc, task.id limit $9 offset $10`,
    [...all, limit, offset],
  );
  return { items: rows.map(toTask), total: counts[0]?.total ?? 0 };
}

/** Null when there is none, or none that the actor may see. `isLocked` holds the row until the end of the transaction. */
export async function findTask(
  manager: EntityManager,
  actor: Actor,
  today: string,
  { id, isLocked = false }: { readonly id: string; readonly isLocked?: boolean },
): Promise<Task | null> {
  const [row] = await manager.query<TaskRow[]>(
    `${selectTask} and task.id = $7 ${isLocked ? 'for update of task' : ''}`,
    [...values(actor, today), id],
  );
  return row === undefined ? null : toTask(row);
}

function toTask(row: TaskRow): Task {
  return { ...row, stateChangedAt: row.stateChangedAt?.toISOString() ?? null };
}

/** Who changed what about a task, and when; one line for each of its versions. */
export async function recordTaskChange(
  manager: EntityManager,
  { id, version, state }: Pick<TaskEntity, 'id' | 'version' | 'state'>,
  action: 'created' | 'corrected' | 'withdrawn' | 'stateChanged',
  accountId: string,
): Promise<void> {
  await manager.query(
    `insert into task_change (task_id, version, action, state, account_id) values ($1, $2, $3, $4, $5)`,
    [id, version, action, state, accountId],
  );
}

/** The accounts of all these owners: a person's, or everybody's who speaks for the organisation or the contact point. */
export async function findAccountsOf(
  manager: EntityManager,
  owners: readonly OwnerColumns[],
): Promise<readonly string[]> {
  const ids = (key: keyof OwnerColumns) =>
    owners.map((owner) => owner[key]).filter((id) => id !== null);
  const rows: { id: string }[] = await manager.query(
    `select account.id from account join person on person.id = account.person_id
     where not account.is_disabled
       and (person.id = any($1) or person.organisation_id = any($2) or person.contact_point_id = any($3))`,
    [ids('ownerPersonId'), ids('ownerOrganisationId'), ids('ownerContactPointId')],
  );
  return rows.map(({ id }) => id);
}
