import type { Problem } from '@quartiersforum/domain';
import { requestLimits } from '../../src/core/http/request-limits';
import type { Agent, Answer } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { addressOf, readOpenApi, routesOf } from '../support/routes';

const files = ['get /api/register-export', 'post /api/register-imports'];
const messages = [
  'post /api/account-invitations',
  'post /api/contact-points/{id}/confirmation-requests',
  'post /api/interests/{id}/help',
  'post /api/meeting-invitations/{id}/resend',
  'post /api/meetings/{id}/invitations',
  'post /api/meetings/{id}/invite',
  'post /api/meetings/{id}/reschedule',
];
const secrets = ['post /api/calendar-feeds', 'post /api/calendar-feeds/{id}/rotate'];
/** Counted by the guard against guessing, failed tries only. */
const guessing = ['post /api/password'];
const groups = [
  ['whole files', files, requestLimits.file.points],
  ['what others are told', messages, requestLimits.message.points],
  ['secret addresses', secrets, requestLimits.secret.points],
] as const;

let app: TestApp;
let unlimited: TestApp;
beforeAll(async () => {
  app = await startTestApp({ environment: { RATE_LIMITS: 'on' } });
  unlimited = await startTestApp({ besideApp: app });
});
afterAll(() => app.close());

/** Whatever becomes of it: it counts when somebody asks. */
function ask(agent: Agent, route: string): Promise<Answer<Problem>> {
  const [method = '', path = ''] = route.split(' ');
  const isFile = path.endsWith('register-imports');
  const type = isFile ? 'application/octet-stream' : 'application/json';
  const address = isFile ? `${path}?format=csv` : addressOf(path, {});
  const body = method === 'get' ? null : '{}';
  return agent.send(method.toUpperCase(), address, body, {
    headers: { 'Content-Type': method === 'get' ? null : type },
  });
}
async function askTimes(agent: Agent, route: string, times: number): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let time = 0; time < times; time += 1) statuses.add((await ask(agent, route)).status);
  return statuses;
}

describe('what is dear when it is done over and over', () => {
  it('is what everybody may do only so often', async () => {
    const limited = routesOf(await readOpenApi(app))
      .filter(({ access, operation }) => access !== 'public' && '429' in operation.responses)
      .map(({ method, path }) => `${method} ${path}`);
    expect(limited.sort()).toEqual([...files, ...messages, ...secrets, ...guessing].sort());
  });

  it.each(groups)(
    'is counted for each account: %s',
    async (_, routes, points) => {
      for (const route of routes) {
        const [eager, other] = [
          await app.newAgent('coordinator'),
          await app.newAgent('coordinator'),
        ];
        expect(await askTimes(eager, route, points)).not.toContain(429);
        // Together with the others of its kind.
        for (const refused of [route, ...routes]) {
          const { status, headers, body } = await ask(eager, refused);
          expect([refused, status, body.code]).toEqual([refused, 429, 'request.rateLimited']);
          expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
          expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
        }
        expect((await ask(other, route)).status).not.toBe(429);
        expect((await eager.get('/api/session')).status).toBe(200);
      }
    },
    60_000,
  );

  it('is not counted where limits are off', async () => {
    for (const [, [route], points] of groups) {
      const agent = await unlimited.newAgent('coordinator');
      expect(await askTimes(agent, route ?? '', points + 5)).not.toContain(429);
    }
  }, 60_000);

  it('counts nobody who may not do it at all', async () => {
    const reader = await app.newAgent('reader');
    expect(await askTimes(reader, files[0] ?? '', requestLimits.file.points + 5)).toEqual(
      new Set([403]),
    );
  });
});
