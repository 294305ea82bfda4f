import type { LiveView, Steer } from '@quartiersforum/domain';
import type { Agent, Answer } from '../../support/agent';
import type { TestApp } from '../../support/app';

export interface PlannedItem {
  readonly title: string;
  readonly minutes?: number;
  readonly visibility?: 'all' | 'leads';
}

export interface MeetingPlan {
  readonly items?: readonly PlannedItem[];
  /** Minutes from now until its planned start. */
  readonly startsIn?: number;
  readonly state?: 'draft' | 'invited';
}

/** A meeting of a body of its own, and people who belong to it. */
export class HeldMeeting {
  private constructor(
    readonly app: TestApp,
    readonly id: string,
    readonly bodyId: string,
    readonly coordinator: Agent,
  ) {}

  static async plan(app: TestApp, plan: MeetingPlan = {}): Promise<HeldMeeting> {
    const { items = [{ title: 'Begrüßung' }, { title: 'Fachvortrag' }, { title: 'Termine' }] } =
      plan;
    const bodyId = await insert(
      app,
      `insert into body (name, purpose) values ('Austauschtreffen ' || gen_random_uuid(), '') returning id`,
    );
    const id = await insert(
      app,
      `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes)
       values ($1, 'exchange', 'Austauschtreffen', $2, now() + make_interval(mins => $3), 120) returning id`,
      [bodyId, plan.state ?? 'invited', plan.startsIn ?? 0],
    );
    for (const [position, { title, minutes = 30, visibility = 'all' }] of items.entries())
      await insert(
        app,
        `insert into agenda_item (meeting_id, position, kind, title, duration_minutes, visibility)
         values ($1, $2, 'other', $3, $4, $5) returning id`,
        [id, position + 1, title, minutes, visibility],
      );
    return new HeldMeeting(app, id, bodyId, await app.agent('coordinator'));
  }

  /** Somebody of an organisation that is a member of the body. */
  async member(organisation = 'Träger'): Promise<Agent> {
    const organisationId = await insert(
      this.app,
      `insert into organisation (name, kind) values ($1 || ' ' || gen_random_uuid(), 'provider') returning id`,
      [organisation],
    );
    await this.app.dataSource.query(
      `insert into membership (body_id, organisation_id, valid_from) values ($1, $2, '2020-01-01')`,
      [this.bodyId, organisationId],
    );
    return this.app.newAgent('provider', { organisationId });
  }

  path(what: string): string {
    return `/api/meetings/${this.id}/${what}`;
  }

  async live(agent: Agent = this.coordinator): Promise<LiveView> {
    return (await agent.get<LiveView>(this.path('live'))).body;
  }

  /** A command with the version that is there now. */
  async steer(
    command: {
      readonly [Action in Steer['action']]: Omit<Extract<Steer, { action: Action }>, 'version'>;
    }[Steer['action']],
    agent: Agent = this.coordinator,
  ): Promise<Answer<LiveView>> {
    const { version } = await this.live();
    return agent.post<LiveView>(this.path('steering'), { ...command, version });
  }

  async joinToken(): Promise<string> {
    const { body } = await this.coordinator.get<{ url: string }>(this.path('join-link'));
    return new URL(body.url).hash.replace('#gast=', '');
  }
}

async function insert(app: TestApp, sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(sql, values);
  if (row === undefined) throw new Error('nothing was made');
  return row.id;
}
