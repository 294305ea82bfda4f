import type { MeetingAction, Role } from '@quartiersforum/domain';
import { MeetingFollowers } from '../../src/meeting/meeting-followers';
import { MeetingStates } from '../../src/meeting/meeting-states';
import type { Agent } from './agent';
import type { TestApp } from './app';

/** A meeting of a body of its own, and people who stand to it in every way. */
export interface HeldMeeting {
  readonly id: string;
  readonly bodyId: string;
  /** The items that everybody sees, in order. */
  readonly items: readonly string[];
  readonly hiddenItem: string;
  readonly lead: Agent;
  readonly writer: Agent;
  readonly participant: Agent;
  /** Takes a step of the meeting's state table as its room does. */
  step(action: MeetingAction): Promise<void>;
  /** Changes agenda items with SQL and lets the followers know, as the meeting's room does. */
  changeAgenda(sql: string, values: readonly unknown[], node?: TestApp): Promise<void>;
}

export interface HeldMeetingOptions {
  readonly title?: string;
  readonly titles?: readonly string[];
  readonly role?: Role;
  readonly startsAt?: string;
}

/** Invited, not started yet. */
export async function inviteMeeting(
  app: TestApp,
  {
    title = 'Austauschtreffen',
    titles = ['Begrüßung', 'Blitzlicht aus den Quartieren', 'Termine'],
    role = 'fieldworker',
    startsAt = '2027-01-12T09:00:00Z',
  }: HeldMeetingOptions = {},
): Promise<HeldMeeting> {
  const coordinator = await app.agent('coordinator');
  const [lead, writer, participant] = [
    await app.newAgent(role, { displayName: 'Leitung' }),
    await app.newAgent(role, { displayName: 'Protokollführung' }),
    await app.newAgent(role, { displayName: 'Mitglied' }),
  ];
  const insert = async (sql: string, values: readonly unknown[]): Promise<string> => {
    const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, [...values]);
    return row?.id ?? '';
  };
  const bodyId = await insert(
    `insert into body (name, purpose) values ('Kreis ' || gen_random_uuid(), 'tauscht sich aus')`,
    [],
  );
  await insert(
    `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
    [bodyId, participant.personId],
  );
  const id = await insert(
    `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes, place, lead_account_id, created_by)
     values ($1, 'exchange', $2, 'invited', $3, 120, 'Rathaus', $4, $5)`,
    [bodyId, title, startsAt, lead.accountId, coordinator.accountId],
  );
  await app.dataSource.query(
    `insert into meeting_writer (meeting_id, account_id) values ($1, $2)`,
    [id, writer.accountId],
  );
  const item = (position: number, name: string, visibility: 'all' | 'leads') =>
    insert(
      `insert into agenda_item (meeting_id, position, kind, title, duration_minutes, visibility) values ($1, $2, 'other', $3, 10, $4)`,
      [id, position, name, visibility],
    );
  const items: string[] = [];
  for (const [index, name] of titles.entries()) items.push(await item(index + 1, name, 'all'));
  const hiddenItem = await item(99, 'Nur für die Leitung', 'leads');
  return {
    ...{ id, bodyId, items, hiddenItem, lead, writer, participant },
    async step(action) {
      await app.dataSource.transaction(async (manager) => {
        await app.nest.get(MeetingStates, { strict: false }).apply(manager, id, action);
      });
    },
    async changeAgenda(sql, values, node = app) {
      await node.dataSource.transaction(async (manager) => {
        await manager.query(`select from meeting where id = $1 for update`, [id]);
        await manager.query(sql, [...values]);
        await node.nest.get(MeetingFollowers, { strict: false }).agendaChanged(manager, id);
      });
    },
  };
}

/** Running. */
export async function startMeeting(
  app: TestApp,
  options?: HeldMeetingOptions,
): Promise<HeldMeeting> {
  const meeting = await inviteMeeting(app, options);
  await meeting.step('start');
  return meeting;
}
