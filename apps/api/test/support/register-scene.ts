import type {
  Body,
  ContactPoint,
  CreateContactPoint,
  CreateFundingPhase,
  FundingPhase,
  List,
  Organisation,
  Problem,
  RegisterChange,
} from '@quartiersforum/domain';
import { NetworkClock } from '../../src/network/network-clock';
import type { Agent, Answer } from './agent';
import { startTestApp } from './app';

/** Noon in Berlin of the day on which register specs begin, until they say otherwise. */
export const registerStart = new Date('2026-11-22T11:00:00Z');

/** A register that a spec fills through the door, at an instant that it sets. Close `app` in `afterAll`. */
export async function createRegisterScene() {
  const app = await startTestApp();
  let now = registerStart;
  jest.spyOn(app.nest.get(NetworkClock), 'now').mockImplementation(() => now);
  const coordinator = await app.agent('coordinator');
  let last = 0;
  const name = (kind: string) => `${kind} ${(last += 1)}`;

  async function made<Thing>(asked: Promise<Answer<Thing>>): Promise<Thing> {
    const { status, body } = await asked;
    expect([status, body]).toEqual([201, body]);
    return body;
  }

  return {
    app,
    coordinator,
    setNow(instant: string): void {
      now = new Date(instant);
    },
    organisation: (change: object = {}) =>
      made(
        coordinator.post<Organisation>('/api/organisations', {
          ...{ name: name('Träger'), kind: 'provider' },
          ...change,
        }),
      ),
    contactPoint: (change: Partial<CreateContactPoint> = {}) =>
      made(
        coordinator.post<ContactPoint>('/api/contact-points', {
          name: name('Quartiersbüro'),
          ...change,
        }),
      ),
    body: (change: object = {}) =>
      made(coordinator.post<Body>('/api/bodies', { name: name('Gremium'), ...change })),
    phase: (contactPointId: string, change: Partial<CreateFundingPhase> = {}) =>
      made(
        coordinator.post<FundingPhase>(
          `/api/contact-points/${contactPointId}/funding-phases`,
          change,
        ),
      ),
    read: async (id: string, agent: Agent = coordinator) =>
      (await agent.get<ContactPoint>(`/api/contact-points/${id}`)).body,
    history: async (path: string, agent: Agent = coordinator) =>
      (await agent.get<List<RegisterChange>>(`/api/${path}/history`)).body.items,
  };
}
/** What was refused, and why: status, code, and the fields that it names. */
export function refusal({ status, body }: Answer<unknown>): unknown[] {
  const { code, fields = [] } = body as Problem;
  return [status, code, ...fields.map(({ path }) => path)];
}

export type RegisterScene = Awaited<ReturnType<typeof createRegisterScene>>;
