import {
  addDays,
  documentCloseCode,
  guidelineStateSchema,
  isAllowed,
  lastDayToEndNow,
  networkDay,
  networkInstant,
  roles,
  type DocumentContent,
  type Guideline,
  type Membership,
} from '@quartiersforum/domain';
import { NetworkClock } from '../src/network/network-clock';
import { Writer } from './document/support/writer';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';

const today = networkDay(new Date());
const promisedMilliseconds = 2_000;
const [reading, writing] = [0, 1];

let app: TestApp;
let second: TestApp;
let coordinator: Agent;
let bodyId: string;
const writers: Writer[] = [];

beforeAll(async () => {
  app = await startTestApp();
  second = await startTestApp({ besideApp: app });
  coordinator = await app.agent('coordinator');
  const [row] = await app.dataSource.query<{ id: string }[]>(
    `insert into body (name, purpose) values ('Kreis', 'schreibt') returning id`,
  );
  bodyId = row?.id ?? '';
});
afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(writers.splice(0).map((writer) => writer.leave()));
});
afterAll(async () => {
  await second.close();
  await app.close();
});

/** Opens the text of a guideline with a real client, at one of the nodes. */
function open(agent: Agent, guideline: Guideline, node = app): Writer {
  const person = {
    accountId: agent.accountId,
    cookie: agent.cookie ?? '',
  } as ConstructorParameters<typeof Writer>[0];
  const writer = new Writer(person, `ws://127.0.0.1:${node.port}/yjs`, guideline.documentId, {
    origin: new URL(node.url).origin,
  });
  writers.push(writer);
  return writer;
}

async function create(bodyIds: readonly string[] = []): Promise<Guideline> {
  const input = { title: 'Leitlinien', bodyIds };
  return (await coordinator.post<Guideline>('/api/guidelines', input)).body;
}

async function join(agent: Agent, period: Partial<Membership> = {}): Promise<string> {
  const { body } = await coordinator.post<Membership>(`/api/bodies/${bodyId}/memberships`, {
    memberKind: 'person',
    memberId: agent.personId,
    validFrom: '2026-01-01',
    ...period,
  });
  return body.id;
}

async function content({ documentId }: Guideline): Promise<DocumentContent> {
  return (await coordinator.get<DocumentContent>(`/api/documents/${documentId}/content`)).body;
}

/** Runs `work` and answers after how many milliseconds the client was told its new access. */
async function toldAfter(writer: Writer, access: number, work: () => unknown): Promise<number> {
  const told = writer.accesses.length;
  const started = performance.now();
  await work();
  await writer.until(() => writer.accesses.slice(told).includes(access));
  return performance.now() - started;
}

function mayNoLongerWrite({ accesses, closeCodes }: Writer): boolean {
  return accesses.at(-1) === reading || closeCodes.includes(documentCloseCode.notAllowed);
}

const situations = guidelineStateSchema.options.flatMap((state) =>
  (['participant', 'outsider'] as const).map((relation) => ({ state, relation })),
);

describe('On the open text of a guideline', () => {
  it.each(situations)(
    'in the state $state each role, as $relation, may do what the permission table says',
    async ({ state, relation }) => {
      const guideline = await create([bodyId]);
      if (state === 'adopted') await coordinator.post(`/api/guidelines/${guideline.id}/adopt`);
      for (const role of roles) {
        const agent = await app.newAgent(role);
        if (relation === 'participant') await join(agent);
        const writer = open(agent, guideline);
        await writer.until(() => writer.accesses.length + writer.closeCodes.length > 0);
        const may = (permission: 'guideline.write' | 'guideline.follow') =>
          isAllowed(permission, { role, relation, state });
        const expected = may('guideline.write')
          ? [[writing], []]
          : may('guideline.follow')
            ? [[reading], []]
            : [[], [documentCloseCode.notAllowed]];
        expect([role, writer.accesses, writer.closeCodes.slice(0, 1)]).toEqual([role, ...expected]);
      }
    },
  );

  it('nobody who is not signed in gets in', async () => {
    const writer = open(await app.agent('nobody'), await create());
    await writer.until(() => writer.closeCodes.length > 0);
    expect(writer.closeCodes[0]).toBe(documentCloseCode.notSignedIn);
    expect(writer.accesses).toEqual([]);
  });

  it('every working role writes while it belongs to the whole network, on any node', async () => {
    const guideline = await create();
    const agents = [
      coordinator,
      await app.agent('city'),
      await app.agent('provider'),
      await app.agent('fieldworker'),
    ];
    const open4 = agents.map((agent, index) => open(agent, guideline, index % 2 ? second : app));
    await Promise.all(open4.map((writer) => writer.until(() => writer.accesses.length > 0)));
    expect(open4.map(({ accesses }) => accesses)).toEqual([
      [writing],
      [writing],
      [writing],
      [writing],
    ]);
  });

  it('a reader is sent away, before and after it is adopted', async () => {
    const guideline = await create();
    const before = open(await app.agent('reader'), guideline);
    await before.until(() => before.closeCodes.length > 0);
    expect(before.closeCodes[0]).toBe(documentCloseCode.notAllowed);
    await coordinator.post(`/api/guidelines/${guideline.id}/adopt`);
    const after = open(await app.agent('reader'), guideline);
    await after.until(() => after.closeCodes.length > 0);
    expect(after.closeCodes[0]).toBe(documentCloseCode.notAllowed);
  });

  it('a member of the circle writes, and somebody else of the network reads along', async () => {
    const member = await app.newAgent('provider');
    await join(member);
    const guideline = await create([bodyId]);
    const one = open(member, guideline);
    const other = open(await app.agent('stranger'), guideline);
    await Promise.all([one.synced(), other.synced()]);
    expect([one.accesses, other.accesses]).toEqual([[writing], [reading]]);
    one.type('Wir');
    await other.until(() => other.text.includes('Wir'));
  });

  it.each(['the same node', 'another node'])(
    'a membership that is ended on %s stops the writing within 2 s',
    async (where) => {
      const member = await app.newAgent('provider');
      const membershipId = await join(member);
      const guideline = await create([bodyId]);
      const writer = open(member, guideline, where === 'the same node' ? app : second);
      await writer.synced();
      writer.type('vorher');
      await writer.until(() => writer.acknowledged.length > 0);
      const milliseconds = await toldAfter(writer, reading, () =>
        coordinator.patch(`/api/memberships/${membershipId}`, { validTo: lastDayToEndNow(today) }),
      );
      expect(milliseconds).toBeLessThan(promisedMilliseconds);
      writer.type(' nachher');
      const witness = open(coordinator, guideline, app);
      await witness.synced();
      witness.type('!');
      await witness.until(() => witness.acknowledged.length > 0);
      const text = JSON.stringify((await content(guideline)).json);
      expect(text).toContain('vorher');
      expect(text).not.toContain('nachher');
    },
  );

  it('a new membership lets somebody write who had only read, within 2 s', async () => {
    const newcomer = await app.newAgent('city');
    const guideline = await create([bodyId]);
    const writer = open(newcomer, guideline);
    await writer.until(() => writer.accesses.includes(reading));
    const milliseconds = await toldAfter(writer, writing, () => join(newcomer));
    expect(milliseconds).toBeLessThan(promisedMilliseconds);
  });

  it('a membership that ends with the day stops the writing when the next day begins', async () => {
    const member = await app.newAgent('provider');
    const day = networkDay(new Date());
    await join(member, { validTo: day });
    const writer = open(member, await create([bodyId]));
    await writer.until(() => writer.accesses.includes(writing));
    const tomorrow = new Date(networkInstant(addDays(day, 1), '12:00'));
    await toldAfter(writer, reading, () =>
      jest.spyOn(app.nest.get(NetworkClock, { strict: false }), 'now').mockReturnValue(tomorrow),
    );
  });

  it('adopting freezes the text while five people are still typing, and its hash stays', async () => {
    const guideline = await create();
    const agents = [
      coordinator,
      ...(await Promise.all([1, 2, 3, 4].map(() => app.newAgent('provider')))),
    ];
    const five = agents.map((agent, index) => open(agent, guideline, index % 2 ? second : app));
    await Promise.all(five.map((writer) => writer.synced()));
    five[0]?.type('Anfang');
    await Promise.all(five.map((writer) => writer.until(() => writer.text.includes('Anfang'))));
    const first = five[0];
    const typing = setInterval(() => five.forEach((writer) => writer.type('x')), 10);
    try {
      await first?.until(() => first.acknowledged.length > 10);
      const { body } = await coordinator.post<Guideline>(`/api/guidelines/${guideline.id}/adopt`);
      // Whoever was told in time reads on; whose letters were on their way is sent away.
      await Promise.all(five.map((writer) => writer.until(() => mayNoLongerWrite(writer))));
      expect((await content(guideline)).hash).toBe(body.contentHash);
    } finally {
      clearInterval(typing);
    }
    const frozen = await content(guideline);
    const acknowledged = five.flatMap((writer) => writer.acknowledged);
    expect(Math.max(...acknowledged)).toBeLessThanOrEqual(frozen.seq);
    const late = open(coordinator, guideline);
    await late.synced();
    expect(late.content).toBe(JSON.stringify(frozen.json));
    late.type('zu spät');
    await late.until(() => late.closeCodes.length > 0);
    expect(late.closeCodes[0]).toBe(documentCloseCode.notAllowed);
    expect(await content(guideline)).toEqual(frozen);
    const again = await coordinator.get<Guideline>(`/api/guidelines/${guideline.id}`);
    expect(again.body.contentHash).toBe(frozen.hash);
  });
});
