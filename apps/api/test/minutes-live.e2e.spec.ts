import { type NodeJson, plainText } from '@quartiersforum/document';
import {
  documentCloseCode,
  type DocumentContent,
  isAllowed,
  type Meeting,
  type Minutes,
  roles,
} from '@quartiersforum/domain';
import { Jobs } from '../src/core/jobs/jobs';
import { MeetingFollowers } from '../src/meeting/meeting-followers';
import { MinutesSections } from '../src/minutes/minutes-sections';
import { io, type Socket } from 'socket.io-client';
import { Writer } from './document/support/writer';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { type HeldMeeting, startMeeting } from './support/held-meeting';
import { until } from './support/until';

const promisedMilliseconds = 2_000;
const [reading, writing] = [0, 1];

let app: TestApp;
let second: TestApp;
let coordinator: Agent;
const writers: Writer[] = [];

beforeAll(async () => {
  app = await startTestApp();
  second = await startTestApp({ besideApp: app });
  coordinator = await app.agent('coordinator');
});
afterEach(async () => {
  await Promise.all(writers.splice(0).map((writer) => writer.leave()));
});
afterAll(async () => {
  await second.close();
  await app.close();
});

/** Opens the text of minutes with a real client, at one of the nodes. */
function open(agent: Agent, documentId: string, node = app): Writer {
  const person = {
    accountId: agent.accountId,
    cookie: agent.cookie ?? '',
  } as ConstructorParameters<typeof Writer>[0];
  const writer = new Writer(person, `ws://127.0.0.1:${node.port}/yjs`, documentId, {
    origin: new URL(node.url).origin,
  });
  writers.push(writer);
  return writer;
}

async function minutesOf({ id }: HeldMeeting): Promise<Minutes> {
  return (await coordinator.get<Minutes>(`/api/meetings/${id}/minutes`)).body;
}

async function contentOf(documentId: string): Promise<DocumentContent> {
  return (await coordinator.get<DocumentContent>(`/api/documents/${documentId}/content`)).body;
}

async function headingsOf(documentId: string): Promise<string[]> {
  const { json } = await contentOf(documentId);
  return (json['content'] as NodeJson[])
    .filter(({ type }) => type === 'heading')
    .map((heading) => plainText(heading));
}

async function arrived(writer: Writer): Promise<number[]> {
  await writer.until(() => writer.accesses.length + writer.closeCodes.length > 0);
  return [...writer.accesses, ...writer.closeCodes.slice(0, 1)];
}

const insertItem = (position: number) =>
  `insert into agenda_item (meeting_id, position, kind, title, duration_minutes) values ($1, ${position}, 'other', $2, 10)`;

describe('On the open text of minutes', () => {
  it('coordinator, lead and writer write, at any node; everybody else is sent away', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    for (const [agent, node] of [
      [coordinator, app],
      [meeting.lead, second],
      [meeting.writer, second],
    ] as const)
      expect(await arrived(open(agent, documentId, node))).toEqual([writing]);
    for (const agent of [
      meeting.participant,
      await app.agent('stranger'),
      await app.agent('reader'),
    ])
      expect(await arrived(open(agent, documentId))).toEqual([documentCloseCode.notAllowed]);
  });

  it.each(['draft', 'approved'] as const)(
    'in the state %s nobody without a part in the meeting gets in but the coordinator',
    async (state) => {
      const meeting = await startMeeting(app);
      await meeting.step('end');
      if (state === 'approved')
        await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
      const { documentId } = await minutesOf(meeting);
      for (const role of roles) {
        const may = isAllowed('minutes.write', { role, state });
        const mayFollow = isAllowed('minutes.read', { role, state: 'draft' });
        const expected = may ? writing : mayFollow ? reading : documentCloseCode.notAllowed;
        expect([role, ...(await arrived(open(await app.newAgent(role), documentId)))]).toEqual([
          role,
          expected,
        ]);
      }
    },
  );

  it('whoever writes the minutes no longer stops writing within 2 s, at the other node too', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    const writer = open(meeting.writer, documentId, second);
    await writer.synced();
    const started = performance.now();
    await app.dataSource.transaction(async (manager) => {
      await manager.query(`delete from meeting_writer where meeting_id = $1`, [meeting.id]);
      await app.nest.get(MeetingFollowers, { strict: false }).circleChanged(manager, meeting.id);
    });
    await writer.until(() => writer.closeCodes.length > 0);
    expect(performance.now() - started).toBeLessThan(promisedMilliseconds);
    expect(writer.closeCodes[0]).toBe(documentCloseCode.notAllowed);
  });

  it('whoever is named a writer writes within 2 s, and the meeting says so', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    const seen = async (agent: Agent) =>
      (await agent.get<Meeting>(`/api/meetings/${meeting.id}`)).body.minutes;
    expect(await seen(meeting.participant)).toBeNull();
    const { status } = await coordinator.put(`/api/meetings/${meeting.id}/writers`, {
      accountIds: [meeting.participant.accountId],
    });
    expect(status).toBe(200);
    expect(await seen(meeting.participant)).toEqual({ state: 'draft', documentId });
    expect(await arrived(open(meeting.participant, documentId, second))).toEqual([writing]);
  });

  it('approval freezes it while five people are still typing, and its hash stays', async () => {
    const meeting = await startMeeting(app);
    const others = await Promise.all([1, 2].map(() => app.newAgent('city')));
    for (const { accountId } of others)
      await app.dataSource.query(
        `insert into meeting_writer (meeting_id, account_id) values ($1, $2)`,
        [meeting.id, accountId],
      );
    await meeting.step('end');
    const { documentId } = await minutesOf(meeting);
    const five = [coordinator, meeting.lead, meeting.writer, ...others].map((agent, index) =>
      open(agent, documentId, index % 2 ? second : app),
    );
    await Promise.all(five.map((writer) => writer.synced()));
    const typing = setInterval(() => {
      for (const writer of five) writer.type('x');
    }, 10);
    let approved: Minutes;
    try {
      await five[0]?.until(() => (five[0]?.acknowledged.length ?? 0) > 10);
      const path = `/api/meetings/${meeting.id}/minutes/approve`;
      approved = (await coordinator.post<Minutes>(path)).body;
      expect(approved.state).toBe('approved');
      await Promise.all(
        five.map((writer) =>
          writer.until(() => writer.accesses.at(-1) === reading || writer.closeCodes.length > 0),
        ),
      );
    } finally {
      clearInterval(typing);
    }
    const frozen = await contentOf(documentId);
    const acknowledged = five.flatMap((writer) => writer.acknowledged);
    expect(Math.max(...acknowledged)).toBeLessThanOrEqual(frozen.seq);
    const version = await coordinator.get<{ content: unknown; hash: string }>(
      `/api/meetings/${meeting.id}/minutes/versions/1`,
    );
    expect(version.body.content).toEqual(frozen.json);
    expect(version.body.hash).toBe(approved.versions[0]?.hash);
    const late = open(coordinator, documentId);
    await late.synced();
    late.type('zu spät');
    await late.until(() => late.closeCodes.length > 0);
    expect(await contentOf(documentId)).toEqual(frozen);
  });
});

describe('The sections of minutes', () => {
  it('follow what is done to the agenda at its own routes', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    const path = `/api/meetings/${meeting.id}/agenda-items`;
    const { status } = await meeting.lead.post(path, {
      ...{ kind: 'discussion', title: 'Spontanes', durationMinutes: 5 },
    });
    expect(status).toBe(201);
    await until(async () => (await headingsOf(documentId)).includes('Spontanes'));
  });

  it('get one for an item that comes later, however many nodes put it there', async () => {
    const meeting = await startMeeting(app);
    const { documentId, id } = await minutesOf(meeting);
    const witness = open(meeting.writer, documentId, second);
    await witness.synced();
    // The job is held back, so that all nodes find the section unwritten at the same moment.
    const jobs = jest.spyOn(app.nest.get(Jobs, { strict: false }), 'send').mockResolvedValue();
    await meeting.changeAgenda(insertItem(7), [meeting.id, 'Nachgereicht']);
    jobs.mockRestore();
    const nodes = [app, second, app, second].map((node) =>
      node.nest.get(MinutesSections, { strict: false }).write(id),
    );
    await Promise.all(nodes);
    await until(() => witness.text.includes('Nachgereicht'));
    const { sections } = await minutesOf(meeting);
    expect(sections.map(({ title }) => title)).toEqual([
      ...['Begrüßung', 'Blitzlicht aus den Quartieren', 'Termine', 'Nachgereicht'],
    ]);
    expect(await headingsOf(documentId)).toEqual(sections.map(({ title }) => title));
  });

  it('appear by themselves, also when two nodes change the agenda at once', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    await Promise.all([
      meeting.changeAgenda(insertItem(7), [meeting.id, 'Von hier'], app),
      meeting.changeAgenda(insertItem(8), [meeting.id, 'Von dort'], second),
    ]);
    const headings = await until(async () => {
      const all = await headingsOf(documentId);
      return all.length >= 5 ? all : null;
    });
    expect(headings?.slice(3).sort()).toEqual(['Von dort', 'Von hier']);
    const { sections } = await minutesOf(meeting);
    expect(new Set(sections.map(({ blockId }) => blockId)).size).toBe(5);
  });

  it('are renamed with their item unless somebody has edited the heading', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await minutesOf(meeting);
    const writer = open(meeting.writer, documentId);
    await writer.synced();
    writer.type(' 2027'); // the last text there is: the heading of the last section, its paragraph is still empty
    await writer.until(() => writer.acknowledged.length > 0);
    await meeting.changeAgenda(
      `update agenda_item set title = 'Neu: ' || title where meeting_id = $1`,
      [meeting.id],
    );
    const headings = await until(async () => {
      const all = await headingsOf(documentId);
      return all[0]?.startsWith('Neu') ? all : null;
    });
    expect(headings).toEqual([
      'Neu: Begrüßung',
      'Neu: Blitzlicht aus den Quartieren',
      'Termine 2027',
    ]);
  });

  it('do not tell what an item is called that was hidden meanwhile', async () => {
    const meeting = await startMeeting(app);
    const { documentId, id } = await minutesOf(meeting);
    await meeting.changeAgenda(
      `update agenda_item set title = 'Personalie', visibility = 'leads' where id = $1`,
      [meeting.items[1]],
    );
    await app.nest.get(MinutesSections, { strict: false }).write(id);
    const { sections } = await minutesOf(meeting);
    expect(sections[1]?.title).toBe('Blitzlicht aus den Quartieren');
    expect(await headingsOf(documentId)).toEqual(sections.map(({ title }) => title));
  });

  it('keep nobody from approving: what has come late is in the approved text', async () => {
    const meeting = await startMeeting(app);
    const jobs = jest.spyOn(app.nest.get(Jobs, { strict: false }), 'send').mockResolvedValue();
    await meeting.changeAgenda(insertItem(7), [meeting.id, 'Kurz vor Schluss']);
    jobs.mockRestore();
    await meeting.step('end');
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
    const { documentId, state } = await minutesOf(meeting);
    expect(state).toBe('approved');
    expect(await headingsOf(documentId)).toContain('Kurz vor Schluss');
  });

  it('do not change any more once the minutes are approved', async () => {
    const meeting = await startMeeting(app);
    await meeting.step('end');
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
    await meeting.changeAgenda(insertItem(7), [meeting.id, 'Zu spät']);
    expect((await minutesOf(meeting)).sections).toHaveLength(3);
  });
});

describe('News of minutes', () => {
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });

  it('reach those who write them while they are a draft, those who were invited when they are approved, and nobody else', async () => {
    const meeting = await startMeeting(app);
    const { participant } = meeting;
    await app.dataSource.query(
      `insert into meeting_invitation (meeting_id, account_id, name, email) values ($1, $2, 'Mitglied', 'm@example.org')`,
      [meeting.id, participant.accountId],
    );
    const heard: string[] = [];
    for (const [name, agent] of [
      ['writer', meeting.writer],
      ['participant', participant],
      ['stranger', await app.newAgent('provider')],
    ] as const) {
      const socket = io(agent.baseUrl, {
        ...{ path: '/socket.io', transports: ['websocket'] },
        extraHeaders: { cookie: agent.cookie ?? '', origin: agent.origin },
      });
      sockets.push(socket);
      socket.on('minutes.changed', (payload: unknown) => {
        expect(payload).toEqual({ meetingId: meeting.id });
        heard.push(name);
      });
      await until(() => socket.connected);
    }
    const { sections } = await minutesOf(meeting);
    const entry = { kind: 'information', text: 'Neues', agendaItemId: sections[0]?.agendaItemId };
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/entries`, entry);
    await until(() => heard.length > 0);
    expect(heard).toEqual(['writer']);
    await meeting.step('end');
    await coordinator.post(`/api/meetings/${meeting.id}/minutes/approve`);
    await until(() => heard.includes('participant'));
    expect(heard).not.toContain('stranger');
  });
});
