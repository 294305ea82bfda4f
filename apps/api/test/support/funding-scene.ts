import type { CreateFundingCall, FundingCall, FundingCallList } from '@quartiersforum/domain';
import { NetworkClock } from '../../src/network/network-clock';
import type { Agent } from './agent';
import { startTestApp, type TestAppOptions } from './app';

/** Noon in UTC of the day on which funding specs begin, until they say otherwise. */
export const sceneStart = new Date('2026-11-22T12:00:00Z');

/** Two Träger, one welfare and one municipal, who see calls at an instant that the spec sets. Close `app` in `afterAll`. */
export async function createFundingScene(options: TestAppOptions = {}) {
  const app = await startTestApp(options);
  let now = sceneStart;
  jest.spyOn(app.nest.get(NetworkClock), 'now').mockImplementation(() => now);

  async function insert(sql: string, values: unknown[] = []): Promise<string> {
    const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
    return row?.id ?? '';
  }

  const awoId = await insert(
    `insert into organisation (name, kind, applicant_kinds) values ('AWO', 'provider', '{welfare}')`,
  );
  const drkId = await insert(
    `insert into organisation (name, kind, applicant_kinds) values ('Stadt', 'provider', '{municipality}')`,
  );
  const coordinator = await app.agent('coordinator');
  let last = 0;
  return {
    app,
    awoId,
    drkId,
    coordinator,
    city: await app.agent('city'),
    awo: await app.newAgent('provider', { organisationId: awoId }),
    drk: await app.newAgent('provider', { organisationId: drkId }),
    insert,
    setNow(instant: Date): void {
      now = instant;
    },
    /** A contact point with one Träger, whose funding ends on that day. */
    async contactPoint(name: string, providerId: string, endsOn: string): Promise<string> {
      const id = await insert(`insert into contact_point (name) values ($1)`, [name]);
      await app.dataSource.query(
        `insert into contact_point_provider (contact_point_id, organisation_id) values ($1, $2)`,
        [id, providerId],
      );
      await app.dataSource.query(
        `insert into funding_phase (contact_point_id, ends_on, printed_end, is_permanent, is_provisional, is_extension_in_preparation)
         values ($1, $2, 'vorerst', false, true, false)`,
        [id, endsOn],
      );
      return id;
    },
    async create(
      change: Partial<CreateFundingCall> = {},
      agent: Agent = coordinator,
    ): Promise<FundingCall> {
      last += 1;
      const input: CreateFundingCall = {
        title: `Aufruf ${last}`,
        programme: { name: `Programm ${last}`, funder: 'Land NRW' },
        mode: 'fixed',
        deadlines: [{ kind: 'application', day: '2027-01-31' }],
        ...change,
      };
      const { status, body } = await agent.post<FundingCall>('/api/funding-calls', input);
      expect(status).toBe(201);
      return body;
    },
    async list(query: string, agent: Agent = coordinator): Promise<FundingCallList> {
      const { status, body } = await agent.get<FundingCallList>(`/api/funding-calls?${query}`);
      expect(status).toBe(200);
      return body;
    },
    read: (agent: Agent, id: string) => agent.get<FundingCall>(`/api/funding-calls/${id}`),
  };
}
export type FundingScene = Awaited<ReturnType<typeof createFundingScene>>;
