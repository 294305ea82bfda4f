import type {
  AgendaTemplateItem,
  CreateMeetingSeries,
  Meeting,
  MeetingSeries,
} from '@quartiersforum/domain';
import type { Agent } from './agent';
import type { TestApp } from './app';

/** A body with a contact point as its member, a series with a template, and those who meet. */
export interface MeetingScene {
  readonly bodyId: string;
  readonly contactPointId: string;
  readonly coordinator: Agent;
  /** A fieldworker of the contact point that is a member of the body. */
  readonly member: Agent;
  /** A provider who belongs nowhere. */
  readonly stranger: Agent;
  readonly series: MeetingSeries;
  /** A meeting of the series, two years from now and a day later with each; in `invited` unless told otherwise. */
  meeting(state?: 'draft' | 'invited'): Promise<Meeting>;
  /** Puts the meeting into any state that its table allows, past the door. */
  force(id: string, state: Meeting['state']): Promise<void>;
}

export const template: readonly AgendaTemplateItem[] = [
  block('opening', 'Begrüßung', 10),
  block('quarters', 'Blitzlicht aus den Quartieren', 40),
  {
    ...block('other', 'Absprache der Moderation', 5),
    visibility: 'leads',
    moderatorNotes: 'leise',
  },
  block('talk', 'Fachvortrag', 45),
];

export const rhythm = {
  every: 'quarter',
  ordinal: 2,
  weekday: 2,
  month: 1,
  time: '10:00',
} as const;

export async function insert(app: TestApp, sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
  if (row === undefined) throw new Error('nothing was inserted');
  return row.id;
}

/** A meeting that was cancelled after people had been invited; a plan that was given up before is nobody's but its lead's. */
export async function tellCancelled(app: TestApp, meetingId: string): Promise<void> {
  await app.dataSource.query(
    `insert into meeting_announcement (meeting_id, plan, title, starts_at, duration_minutes, place)
     select id, 'cancelled', title, starts_at, duration_minutes, place from meeting where id = $1`,
    [meetingId],
  );
}

export async function meetingScene(app: TestApp): Promise<MeetingScene> {
  const coordinator = await app.agent('coordinator');
  const bodyId = await insert(
    app,
    `insert into body (name, purpose) values ('Austausch ' || gen_random_uuid(), 'Austausch')`,
  );
  const contactPointId = await insert(
    app,
    `insert into contact_point (name) values ('Quartiersbüro ' || gen_random_uuid())`,
  );
  await app.dataSource.query(
    `insert into membership (body_id, contact_point_id, valid_from) values ($1, $2, '2020-05-01')`,
    [bodyId, contactPointId],
  );
  const input: CreateMeetingSeries = {
    ...{ bodyId, name: 'Austauschtreffen', kind: 'exchange', rhythm: { ...rhythm } },
    ...{ durationMinutes: 150, place: 'Rathaus', template: [...template] },
  };
  const { body: series } = await coordinator.post<MeetingSeries>('/api/meeting-series', input);
  let days = 700;
  const force = async (id: string, state: Meeting['state']): Promise<void> => {
    const isStarted = ['running', 'paused', 'ended', 'documented'].includes(state);
    const isEnded = ['ended', 'documented'].includes(state);
    await app.dataSource.query(
      `update meeting set state = $2, started_at = case when $3 then now() end, ended_at = case when $4 then now() end where id = $1`,
      [id, state, isStarted, isEnded],
    );
    if (state === 'cancelled') await tellCancelled(app, id);
  };
  return {
    bodyId,
    contactPointId,
    coordinator,
    member: await app.newAgent('fieldworker', { contactPointId, displayName: 'Quartiersarbeit' }),
    stranger: await app.newAgent('provider'),
    series,
    force,
    async meeting(state = 'invited') {
      days += 1;
      const startsAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const { body } = await coordinator.post<Meeting>('/api/meetings', {
        seriesId: series.id,
        startsAt,
      });
      await force(body.id, state);
      return { ...body, state };
    },
  };
}

function block(
  kind: AgendaTemplateItem['kind'],
  title: string,
  durationMinutes: number,
): AgendaTemplateItem {
  return {
    ...{ kind, title, durationMinutes },
    ...{ description: '', presenter: '', visibility: 'all', moderatorNotes: '' },
  };
}
