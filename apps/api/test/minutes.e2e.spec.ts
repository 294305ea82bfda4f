import { canonicalText, contentHash, type NodeJson } from '@quartiersforum/document';
import {
  type DocumentContent,
  type List,
  type Minutes,
  type MinutesEntry,
  type MinutesSummary,
  type MinutesVersion,
  type Problem,
  sealedMinutes,
} from '@quartiersforum/domain';
import type { Agent } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import { type HeldMeeting, inviteMeeting, startMeeting } from './support/held-meeting';

let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

const pathOf = ({ id }: Pick<HeldMeeting, 'id'>) => `/api/meetings/${id}/minutes`;

async function read(meeting: HeldMeeting, agent = coordinator): Promise<Minutes> {
  const { status, body } = await agent.get<Minutes>(pathOf(meeting));
  expect(status).toBe(200);
  return body;
}

async function write(
  meeting: HeldMeeting,
  entry: Readonly<Record<string, unknown>>,
  agent = coordinator,
): Promise<MinutesEntry> {
  const { status, body } = await agent.post<MinutesEntry>(`${pathOf(meeting)}/entries`, {
    agendaItemId: meeting.items[0],
    kind: 'information',
    text: 'Es gibt Neues.',
    ...entry,
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}

async function approve(meeting: HeldMeeting): Promise<Minutes> {
  const { status, body } = await coordinator.post<Minutes>(`${pathOf(meeting)}/approve`);
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

async function contentOf(documentId: string, agent = coordinator): Promise<DocumentContent> {
  return (await agent.get<DocumentContent>(`/api/documents/${documentId}/content`)).body;
}

function fieldsOf({ body }: { readonly body: Problem }): string[] {
  return (body.fields ?? []).map(({ path }) => path);
}

describe('Minutes', () => {
  it('begin with the meeting, with a section for each item that everybody may see', async () => {
    const meeting = await inviteMeeting(app);
    expect((await coordinator.get(pathOf(meeting))).status).toBe(404);
    await meeting.step('start');
    const minutes = await read(meeting);
    expect(minutes).toMatchObject({
      state: 'draft',
      number: 1,
      reason: null,
      relation: 'outsider',
      entries: [],
      versions: [],
    });
    expect(minutes.sections.map(({ agendaItemId }) => agendaItemId)).toEqual(meeting.items);
    const { json } = await contentOf(minutes.documentId);
    const blocks = json['content'] as NodeJson[];
    expect(blocks.map(({ type }) => type)).toEqual(
      meeting.items.flatMap(() => ['heading', 'paragraph']),
    );
    expect(
      blocks.filter(({ type }) => type === 'heading').map(({ attrs }) => attrs?.['id']),
    ).toEqual(minutes.sections.map(({ blockId }) => blockId));
    expect(JSON.stringify(json)).not.toContain('Nur für die Leitung');
  });

  it('fill their head from the meeting, the answers and the attendance', async () => {
    const meeting = await startMeeting(app);
    await app.dataSource.query(
      `insert into meeting_invitation (meeting_id, account_id, name, affiliation, email, response, substitute_name, substitute_email)
       values ($1, $2, 'Mitglied', 'AWO', 'a@example.org', 'yes', null, null),
         ($1, null, 'Absage', null, 'b@example.org', 'no', null, null),
         ($1, null, 'Offen', null, 'c@example.org', 'open', null, null),
         ($1, null, 'Vertretene', null, 'd@example.org', 'substitute', 'Vertretung', 'e@example.org')`,
      [meeting.id, meeting.participant.accountId],
    );
    await app.dataSource.query(
      `insert into attendee (meeting_id, kind, account_id, invitation_id, name, affiliation, state, is_substitute)
       values ($1, 'account', $2, null, 'Mitglied', 'AWO', 'present', false),
         ($1, 'guest', null, null, 'Gast', 'Kirche', 'present', false),
         ($1, 'guest', null, (select id from meeting_invitation where meeting_id = $1 and name = 'Vertretene'),
           'Vertretung', null, 'present', true)`,
      [meeting.id, meeting.participant.accountId],
    );
    const { head } = await read(meeting);
    expect(head).toEqual({
      title: 'Austauschtreffen',
      kind: 'exchange',
      body: expect.stringContaining('Kreis'),
      place: 'Rathaus',
      plannedStart: '2027-01-12T09:00:00.000Z',
      startedAt: expect.stringMatching(/Z$/),
      endedAt: null,
      lead: ['Leitung'],
      writers: ['Protokollführung'],
      present: [{ name: 'Mitglied', affiliation: 'AWO' }],
      excused: [
        { name: 'Absage', affiliation: null },
        { name: 'Vertretene', affiliation: null },
      ],
      absent: [{ name: 'Offen', affiliation: null }],
      guests: [{ name: 'Gast', affiliation: 'Kirche' }],
      substitutes: [{ name: 'Vertretung', affiliation: null, insteadOf: 'Vertretene' }],
    });
  });

  it('name as present who says that they are here', async () => {
    const meeting = await startMeeting(app);
    const { status } = await meeting.participant.post(`/api/meetings/${meeting.id}/presence`);
    expect(status).toBeLessThan(300);
    expect((await read(meeting)).head.present).toEqual([{ name: 'Mitglied', affiliation: null }]);
    await meeting.step('end');
    expect((await approve(meeting)).head.present).toHaveLength(1);
  });

  it('are shown as a draft to those who write them, and to nobody else', async () => {
    const meeting = await startMeeting(app);
    const { documentId } = await read(meeting);
    for (const agent of [coordinator, meeting.lead, meeting.writer]) {
      await read(meeting, agent);
      expect((await agent.get(`/api/documents/${documentId}/content`)).status).toBe(200);
    }
    for (const agent of [meeting.participant, await app.agent('stranger')]) {
      const answers = [
        await agent.get<Problem>(pathOf(meeting)),
        await agent.get<Problem>(`${pathOf(meeting)}/versions/1`),
        await agent.post<Problem>(`${pathOf(meeting)}/entries`, {
          agendaItemId: meeting.items[0],
          kind: 'information',
          text: 'Es gibt Neues.',
        }),
      ];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
        answers.map(() => [404, 'minutes.notFound']),
      );
      expect((await agent.get(`/api/documents/${documentId}/content`)).status).toBe(404);
    }
  });
});

describe('Approved minutes', () => {
  it('are approved after the meeting, once, and the meeting is documented then', async () => {
    const meeting = await startMeeting(app);
    const early = await coordinator.post<Problem>(`${pathOf(meeting)}/approve`);
    expect([early.status, early.body.code]).toEqual([409, 'minutes.meetingNotEnded']);
    await meeting.step('end');
    expect(await approve(meeting)).toMatchObject({
      state: 'approved',
      number: 1,
      head: { endedAt: expect.stringMatching(/Z$/) },
      versions: [{ number: 1, reason: null, approvedBy: 'coordinator' }],
    });
    const again = await coordinator.post<Problem>(`${pathOf(meeting)}/approve`);
    expect([again.status, again.body.code]).toEqual([409, 'minutes.transitionRefused']);
    const states: unknown = await app.dataSource.query('select state from meeting where id = $1', [
      meeting.id,
    ]);
    expect(states).toEqual([{ state: 'documented' }]);
  });

  it('hold every entry that was accepted while two people approved, and none is accepted later', async () => {
    const meeting = await startMeeting(app);
    await meeting.step('end');
    const approvals: Promise<{ status: number; body: Problem }>[] = [];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        if (index === 6 || index === 12)
          approvals.push(coordinator.post<Problem>(`${pathOf(meeting)}/approve`));
        return coordinator.post<MinutesEntry & Problem>(`${pathOf(meeting)}/entries`, {
          ...{ agendaItemId: meeting.items[0], kind: 'information', text: `Eintrag ${index}` },
        });
      }),
    );
    const outcomes = await Promise.all(approvals);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = outcomes.find(({ status }) => status === 409);
    expect(refused?.body.code).toBe('minutes.transitionRefused');
    const accepted = answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []));
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(others.map(({ body }) => body.code))).toEqual(
      new Set(others.map(() => 'minutes.transitionRefused')),
    );
    const { entries } = await read(meeting);
    expect(entries.map(({ id }) => id).sort()).toEqual(accepted.sort());
  });

  it('have a hash over head, sections, entries and text that anybody can compute again', async () => {
    const meeting = await startMeeting(app);
    await write(meeting, { kind: 'decision', vote: { yes: 2, no: 0, abstain: 0 } });
    await meeting.step('end');
    const { versions, documentId } = await approve(meeting);
    const { body } = await coordinator.get<MinutesVersion>(`${pathOf(meeting)}/versions/1`);
    expect(contentHash(sealedMinutes(body))).toBe(body.hash);
    expect(versions[0]?.hash).toBe(body.hash);
    const changed = { ...body, entries: body.entries.map((entry) => ({ ...entry, text: 'x' })) };
    expect(contentHash(sealedMinutes(changed))).not.toBe(body.hash);
    expect(canonicalText(body.content)).toBe(
      canonicalText((await contentOf(documentId)).json as NodeJson),
    );
  });

  it('hold what was approved, whatever becomes of names and titles later', async () => {
    const meeting = await startMeeting(app);
    await write(meeting, {
      kind: 'task',
      owner: { kind: 'person', id: meeting.participant.personId },
    });
    await meeting.step('end');
    const approved = await approve(meeting);
    await app.dataSource.query(`update person set name = 'Anders' where id = $1`, [
      meeting.participant.personId,
    ]);
    await app.dataSource.query(`update agenda_item set title = 'Anders' where id = $1`, [
      meeting.items[0],
    ]);
    expect(await read(meeting)).toEqual(approved);
  });

  it('are read by everybody who belongs to the meeting and written by nobody', async () => {
    const meeting = await startMeeting(app);
    const entry = await write(meeting, {});
    await meeting.step('end');
    const approved = await approve(meeting);
    for (const agent of [meeting.lead, meeting.writer, meeting.participant]) {
      expect((await read(meeting, agent)).entries).toEqual(approved.entries);
      expect((await agent.get(`${pathOf(meeting)}/versions/1`)).status).toBe(200);
      expect((await contentOf(approved.documentId, agent)).json).toBeDefined();
    }
    for (const [agent, status] of [
      [coordinator, 409],
      [meeting.writer, 409],
      [meeting.participant, 403],
    ] as const) {
      const answer = await agent.patch<Problem>(`/api/minutes-entries/${entry.id}`, {
        version: 1,
        text: 'Doch anders',
      });
      expect(answer.status).toBe(status);
    }
    expect(await read(meeting)).toEqual(approved);
  });

  it('do not exist for a provider who does not belong to the meeting, on any path', async () => {
    const meeting = await startMeeting(app, { title: 'Vertraulicher Kanalausbau' });
    await meeting.step('end');
    const { documentId } = await approve(meeting);
    const stranger = await app.agent('stranger');
    const codes = [
      await stranger.get<Problem>(pathOf(meeting)),
      await stranger.get<Problem>(`${pathOf(meeting)}/versions/1`),
      await stranger.get<Problem>(`/api/documents/${documentId}/content`),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([
      [404, 'minutes.notFound'],
      [404, 'minutes.notFound'],
      [404, 'document.notFound'],
    ]);
    for (const path of ['/api/minutes', '/api/minutes?search=Kanalausbau']) {
      const { body } = await stranger.get<List<MinutesSummary>>(path);
      expect(body).toEqual({ items: [], total: 0 });
    }
    expect(
      (await coordinator.get<List<MinutesSummary>>('/api/minutes?search=Kanalausbau')).body.total,
    ).toBe(1);
  });
});

describe('A correction', () => {
  it('is a new version with a reason; the one before stays, and is what participants read meanwhile', async () => {
    const meeting = await startMeeting(app);
    const entry = await write(meeting, { kind: 'decision', text: 'Wir beginnen um 10 Uhr.' });
    await meeting.step('end');
    const first = await approve(meeting);
    const before = (await coordinator.get(`${pathOf(meeting)}/versions/1`)).body;
    const { status, body } = await coordinator.post<Minutes>(`${pathOf(meeting)}/correct`, {
      reason: 'Die Uhrzeit war falsch.',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ state: 'draft', number: 2, reason: 'Die Uhrzeit war falsch.' },
      entries: first.entries,
      sections: first.sections,
    });
    expect(body.documentId).not.toBe(first.documentId);
    expect((await contentOf(body.documentId)).json).toEqual(
      (await contentOf(first.documentId)).json,
    );
    await coordinator.patch(`/api/minutes-entries/${entry.id}`, {
      version: 1,
      text: 'Wir beginnen um 11 Uhr.',
    });
    expect(await read(meeting, meeting.participant)).toMatchObject({
      ...{ state: 'approved', number: 1, documentId: first.documentId },
      entries: [{ text: 'Wir beginnen um 10 Uhr.' }],
    });
    const { participant } = meeting;
    expect((await participant.get(`/api/documents/${body.documentId}/content`)).status).toBe(404);
    expect((await participant.get(`/api/documents/${first.documentId}/content`)).status).toBe(200);

    const second = await approve(meeting);
    expect(second.versions.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'Die Uhrzeit war falsch.'],
      [1, null],
    ]);
    expect((await participant.get(`${pathOf(meeting)}/versions/1`)).body).toEqual(before);
    expect(
      (await participant.get<MinutesVersion>(`${pathOf(meeting)}/versions/2`)).body.entries,
    ).toMatchObject([{ text: 'Wir beginnen um 11 Uhr.' }]);
    const missing = await participant.get<Problem>(`${pathOf(meeting)}/versions/3`);
    expect([missing.status, missing.body.code]).toEqual([404, 'minutes.notFound']);
  });

  it('needs a reason, and something that was approved', async () => {
    const meeting = await startMeeting(app);
    const early = await coordinator.post<Problem>(`${pathOf(meeting)}/correct`, {
      reason: 'Zu früh.',
    });
    expect([early.status, early.body.code]).toEqual([409, 'minutes.transitionRefused']);
    const without = await coordinator.post<Problem>(`${pathOf(meeting)}/correct`, { reason: ' ' });
    expect([without.status, ...fieldsOf(without)]).toEqual([400, 'reason']);
  });

  it('that two people open at once is opened once', async () => {
    const meeting = await startMeeting(app);
    await meeting.step('end');
    await approve(meeting);
    const answers = await Promise.all(
      ['Erster Grund', 'Zweiter Grund'].map((reason) =>
        coordinator.post(`${pathOf(meeting)}/correct`, { reason }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await read(meeting)).number).toBe(2);
  });
});
