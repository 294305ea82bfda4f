import {
  guidelineStateSchema,
  isAllowed,
  lastDayToEndNow,
  networkDay,
  roles,
  type DocumentContent,
  type Guideline,
  type List,
  type Membership,
  type Problem,
} from '@quartiersforum/domain';
import { io, type Socket } from 'socket.io-client';
import { fillPeople } from '../src/example-data/example-people';
import { fillRegister } from '../src/example-data/example-register';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { countQueries } from './support/count-queries';

const nowhere = '00000000-0000-4000-8000-000000000000';
const today = networkDay(new Date());

let app: TestApp;
let coordinator: Agent;
let workshop: string;
let awo: string;

beforeAll(async () => {
  app = await startTestApp();
  await app.dataSource.transaction(async (manager) => {
    await fillPeople(manager, await fillRegister(manager));
  });
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ workshop: string; awo: string }[]>(
    `select (select id from body where name like 'Jährlicher Workshop%') as workshop,
       (select id from organisation where name = 'AWO') as awo`,
  );
  workshop = row?.workshop ?? '';
  awo = row?.awo ?? '';
});
afterAll(() => app.close());

async function create(input: Readonly<Record<string, unknown>> = {}): Promise<Guideline> {
  const { status, body } = await coordinator.post<Guideline>('/api/guidelines', {
    title: 'Leitlinien',
    ...input,
  });
  expect(status).toBe(201);
  return body;
}

async function read(id: string, agent = coordinator): Promise<Guideline> {
  return (await agent.get<Guideline>(`/api/guidelines/${id}`)).body;
}

async function textOf({ documentId }: Guideline): Promise<DocumentContent> {
  return (await coordinator.get<DocumentContent>(`/api/documents/${documentId}/content`)).body;
}

function blocks({ json }: DocumentContent): readonly string[] {
  return (json['content'] as { type: string }[]).map(({ type }) => type);
}

describe('A new guideline', () => {
  it('is in drafting, belongs to the whole network and begins with six chapters', async () => {
    const guideline = await create({ title: '  Leitlinien der Nachbarschaft ' });
    expect(guideline).toEqual({
      id: expect.any(String),
      title: 'Leitlinien der Nachbarschaft',
      state: 'drafting',
      documentId: expect.any(String),
      bodies: [],
      relation: 'participant',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      adoptedAt: null,
      contentHash: null,
    });
    expect(await read(guideline.id)).toEqual(guideline);
    const chapters = Array.from({ length: 6 }, () => ['heading', 'paragraph']).flat();
    expect(blocks(await textOf(guideline))).toEqual(chapters);
  });

  it('may begin with an empty page', async () => {
    expect(blocks(await textOf(await create({ template: 'empty' })))).toEqual(['paragraph']);
  });

  it('may have a circle, in which a body that is named twice stands once', async () => {
    const { bodies, relation } = await create({ bodyIds: [workshop, workshop.toUpperCase()] });
    expect(bodies.map(({ id }) => id)).toEqual([workshop]);
    expect(relation).toBe('outsider');
  });

  it.each([
    [{ title: 'ab' }, 'title'],
    [{ title: 'a'.repeat(201) }, 'title'],
    [{ title: 7 }, 'title'],
    [{ bodyIds: ['AWO'] }, 'bodyIds.0'],
    [{ bodyIds: [nowhere] }, 'bodyIds.0'],
    [{ bodyIds: Array.from({ length: 21 }, () => nowhere) }, 'bodyIds'],
    [{ template: 'twelveChapters' }, 'template'],
    [{ title: 'Leit\r\nlinien' }, 'title'],
    [{ state: 'adopted' }, 'state'],
  ])('is refused for %j, and nothing of it stays', async (input, path) => {
    const count = () =>
      app.dataSource.query(`select (select count(*) from guideline) as guidelines,
        (select count(*) from document) as documents`);
    const before: unknown = await count();
    const { status, body } = await coordinator.post<Problem>('/api/guidelines', {
      title: 'Leitlinien',
      ...input,
    });
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.fields?.map((field) => field.path)).toContain(path);
    expect(await count()).toEqual(before);
  });
});

describe('How somebody stands to a guideline', () => {
  it('follows from the memberships of today, of the person, the organisation or the contact point', async () => {
    const guideline = await create({ bodyIds: [workshop] });
    const ofAwo = await app.newAgent('provider', { organisationId: awo });
    const person = await app.newAgent('provider');
    expect((await read(guideline.id, ofAwo)).relation).toBe('participant');
    expect((await read(guideline.id, person)).relation).toBe('outsider');
    const { body } = await coordinator.post<Membership>(`/api/bodies/${workshop}/memberships`, {
      memberKind: 'person',
      memberId: person.personId,
      validFrom: today,
    });
    expect((await read(guideline.id, person)).relation).toBe('participant');
    await coordinator.patch(`/api/memberships/${body.id}`, { validTo: lastDayToEndNow(today) });
    expect((await read(guideline.id, person)).relation).toBe('outsider');
  });
});

describe('Adopting', () => {
  it('freezes the text: state, time and hash are set, and the hash is that of the stored text', async () => {
    const guideline = await create();
    const { status, body } = await coordinator.post<Guideline>(
      `/api/guidelines/${guideline.id}/adopt`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: guideline.id, state: 'adopted' });
    expect(body.adoptedAt).not.toBeNull();
    expect(Date.parse(body.updatedAt)).toBeGreaterThanOrEqual(Date.parse(body.adoptedAt ?? ''));
    expect(body.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect((await textOf(guideline)).hash).toBe(body.contentHash);
    expect(await read(guideline.id)).toEqual(body);
    expect((await textOf(guideline)).hash).toBe(body.contentHash);
  });

  it('happens once, even when it is asked for five times at once', async () => {
    const { id } = await create();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => coordinator.post<Problem>(`/api/guidelines/${id}/adopt`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe(
      'guideline.transitionRefused',
    );
    const versions = await app.dataSource.query<{ number: number }[]>(
      `select number from document_version join guideline using (document_id) where guideline.id = $1`,
      [id],
    );
    expect(versions).toEqual([{ number: 1 }]);
  });

  it('takes no text from outside', async () => {
    const { id } = await create();
    const sent = await coordinator.post(`/api/guidelines/${id}/adopt`, { contentHash: 'ff' });
    expect(sent.status).toBe(400);
    expect((await read(id)).state).toBe('drafting');
  });

  it('shows the guideline and its text to a reader, who saw neither before', async () => {
    const reader = await app.agent('reader');
    const guideline = await create();
    const list = async () =>
      (await reader.get<List<Guideline>>('/api/guidelines?limit=200')).body.items.map(
        ({ id }) => id,
      );
    const paths = [
      `/api/guidelines/${guideline.id}`,
      `/api/documents/${guideline.documentId}/content`,
    ];
    for (const path of paths) expect((await reader.get(path)).status).toBe(404);
    expect(await list()).not.toContain(guideline.id);
    await coordinator.post(`/api/guidelines/${guideline.id}/adopt`);
    for (const path of paths) expect((await reader.get(path)).status).toBe(200);
    expect(await list()).toContain(guideline.id);
  });
});

describe('Every route of the guidelines', () => {
  it.each(guidelineStateSchema.options)(
    'answers each role as the permission table says, in the state "%s"',
    async (state) => {
      const guideline = await create();
      if (state === 'adopted') await coordinator.post(`/api/guidelines/${guideline.id}/adopt`);
      for (const role of roles) {
        const agent = await app.agent(role);
        const mayRead = isAllowed('guideline.read', { role, state });
        const list = await agent.get<List<Guideline>>('/api/guidelines?limit=200');
        expect([role, list.status]).toEqual([role, 200]);
        expect(list.body.items.some(({ id }) => id === guideline.id)).toBe(mayRead);
        expect(list.body.total).toBe(list.body.items.length);
        const detail = await agent.get(`/api/guidelines/${guideline.id}`);
        expect([role, detail.status]).toEqual([role, mayRead ? 200 : 404]);
        const content = await agent.get(`/api/documents/${guideline.documentId}/content`);
        expect([role, content.status]).toEqual([role, mayRead ? 200 : 404]);
        if (role === 'coordinator') continue;
        const adopt = await agent.post(`/api/guidelines/${guideline.id}/adopt`);
        expect([role, adopt.status]).toEqual([role, 403]);
        const created = await agent.post('/api/guidelines', { title: 'Leitlinien' });
        expect([role, created.status]).toEqual([role, 403]);
      }
      const nobody = await app.agent('nobody');
      const statuses = [
        await nobody.get('/api/guidelines'),
        await nobody.get(`/api/guidelines/${guideline.id}`),
        await nobody.post('/api/guidelines', { title: 'Leitlinien' }),
        await nobody.post(`/api/guidelines/${guideline.id}/adopt`),
        await nobody.get(`/api/documents/${guideline.documentId}/content`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([401, 401, 401, 401, 401]);
    },
  );

  it.each([
    ['get', '/api/guidelines/1', 400, 'request.invalid'],
    ['get', `/api/guidelines/${nowhere}`, 404, 'guideline.notFound'],
    ['post', '/api/guidelines/1/adopt', 400, 'request.invalid'],
    ['post', `/api/guidelines/${nowhere}/adopt`, 404, 'guideline.notFound'],
    ['get', `/api/documents/${nowhere}/content`, 404, 'document.notFound'],
  ] as const)('%s %s answers %i %s', async (method, path, status, code) => {
    const answer = await coordinator[method]<Problem>(path);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('What happened to a guideline', () => {
  it('is announced to those who may read it, and to a reader not before it is adopted', async () => {
    const heard: string[] = [];
    const listen = async (role: 'provider' | 'reader') => {
      const agent = await app.agent(role);
      const socket: Socket = io(agent.baseUrl, {
        transports: ['websocket'],
        reconnection: false,
        extraHeaders: { Origin: agent.origin, Cookie: agent.cookie ?? '' },
      });
      await new Promise<void>((resolve) => socket.on('connect', resolve));
      socket.onAny((event: string, payload: { guidelineId: string }) =>
        heard.push(`${role} ${event} ${payload.guidelineId}`),
      );
      return socket;
    };
    const provider = await listen('provider');
    const reader = await listen('reader');
    const { id } = await create();
    const adopted = [provider, reader].map(
      (socket) => new Promise<void>((resolve) => socket.on('guideline.adopted', () => resolve())),
    );
    await coordinator.post(`/api/guidelines/${id}/adopt`);
    await Promise.all(adopted);
    provider.disconnect();
    reader.disconnect();
    expect(heard.filter((entry) => entry.startsWith('reader'))).toEqual([
      `reader guideline.adopted ${id}`,
    ]);
    expect(heard.filter((entry) => entry.startsWith('provider'))).toEqual([
      `provider guideline.created ${id}`,
      `provider guideline.adopted ${id}`,
    ]);
  });
});

describe('With a hundred times as much', () => {
  it('the list of guidelines asks the database no more often, and pages fit together', async () => {
    const ask = () =>
      countQueries(app.dataSource, async () => {
        expect((await coordinator.get('/api/guidelines?limit=200')).status).toBe(200);
      });
    const before = await ask();
    for (let number = 0; number < 100; number++)
      await create({ title: `Leitlinien ${number}`, template: 'empty', bodyIds: [workshop] });
    expect(await ask()).toBe(before);
    expect(before).toBeLessThanOrEqual(6);
    const page = async (offset: number) =>
      (await coordinator.get<List<Guideline>>(`/api/guidelines?limit=60&offset=${offset}`)).body;
    const [first, second] = [await page(0), await page(60)];
    expect(first.items[0]?.title).toBe('Leitlinien 99');
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(Math.min(first.total, 120));
  });
});
