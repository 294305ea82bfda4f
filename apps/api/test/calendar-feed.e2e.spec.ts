import {
  type CalendarFeed,
  calendarFeedLimit,
  type CalendarFeedAddress,
  type FundingCall,
  type Interest,
  type List,
  type Problem,
} from '@quartiersforum/domain';
import fc from 'fast-check';
import { CalendarTidying } from '../src/calendar/calendar-tidying';
import type { Agent } from './support/agent';
import { type CalendarScene, createCalendarScene, readCalendar } from './support/calendar-scene';
import { countQueries } from './support/count-queries';

let scene: CalendarScene;
let coordinator: Agent;
let fieldworker: Agent;
let awo: Agent;
let municipal: Agent;
const sql = (text: string, values: unknown[] = []) => scene.app.dataSource.query(text, values);

beforeAll(async () => {
  scene = await createCalendarScene();
  ({ coordinator, fieldworker, awo, municipal } = scene);
});
afterAll(() => scene.app.close());
beforeEach(() => scene.passDays(0));
afterEach(() => sql(`delete from calendar_feed`)); // an account has only so many

const deadlineOf = ({ deadlines }: FundingCall) => deadlines[0]?.id ?? '';
const codeOf = ({ status, text }: { status: number; text: string }) => [
  status,
  (JSON.parse(text) as Problem).code,
];
const held = async (feed: { url: string }) => readCalendar((await scene.fetch(feed)).text);

describe('The address of a feed', () => {
  it('is told once, and nothing that is kept or listed afterwards holds it', async () => {
    const key = { headers: { 'Idempotency-Key': 'feed-1' } };
    const input = { scope: 'all', label: 'Handy' };
    const { body } = await awo.post<CalendarFeedAddress>('/api/calendar-feeds', input, key);
    const token = /\/feeds\/([\w-]{27})\.ics$/.exec(body.url)?.[1] ?? 'none';
    expect(Buffer.from(token, 'base64url')).toHaveLength(20);
    const list = await awo.get<List<CalendarFeed>>('/api/calendar-feeds');
    expect(list.body.items.map(({ id, label }) => [id, label])).toContainEqual([body.id, 'Handy']);
    expect(JSON.stringify(list.body)).not.toContain(token);
    const tables = ['calendar_feed', 'calendar_feed_token', 'idempotency_key', 'outbox_mail'];
    for (const table of tables)
      expect(
        JSON.stringify(await sql(`select row_to_json(t)::text from ${table} as t`)),
      ).not.toContain(token);
  });

  it('opens the feed without a sign-in, and a sign-in opens nothing more', async () => {
    const feed = await scene.subscribe(awo);
    const plain = await scene.fetch(feed);
    expect([plain.status, plain.headers.get('content-type')]).toEqual([
      ...[200, 'text/calendar; charset=utf-8'],
    ]);
    const signedIn = await scene.fetch(feed, { Cookie: coordinator.cookie ?? '' });
    expect(signedIn.text).toBe(plain.text);
    expect(plain.headers.getSetCookie()).toEqual([]);
  });

  it('is dead at once when there is another one, and says so', async () => {
    const feed = await scene.subscribe(awo);
    const { status, body } = await awo.post<CalendarFeedAddress>(
      `/api/calendar-feeds/${feed.id}/rotate`,
    );
    expect([status, body.id, body.url === feed.url]).toEqual([200, feed.id, false]);
    expect(codeOf(await scene.fetch(feed))).toEqual([410, 'calendarFeed.revoked']);
    expect((await scene.fetch(body)).status).toBe(200);
  });

  it('is one, however many are asked for at once', async () => {
    const feed = await scene.subscribe(awo);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() =>
        awo.post<CalendarFeedAddress>(`/api/calendar-feeds/${feed.id}/rotate`),
      ),
    );
    const statuses = await Promise.all(
      answers.map(async ({ body }) => (await scene.fetch(body)).status),
    );
    expect(statuses.sort()).toEqual([200, 410, 410, 410]);
  });

  it('is dead at once when the feed is given up', async () => {
    const feed = await scene.subscribe(awo);
    expect((await awo.delete(`/api/calendar-feeds/${feed.id}`)).status).toBe(204);
    expect(codeOf(await scene.fetch(feed))).toEqual([410, 'calendarFeed.revoked']);
    expect((await awo.delete(`/api/calendar-feeds/${feed.id}`)).status).toBe(404);
  });

  it.each(['x', 'A'.repeat(27), 'A'.repeat(26), '..', '%2e%2e%2f', '%00', 'ä'])(
    'that nobody was given leads nowhere: %s',
    async (token) => {
      const { status, headers } = await scene.fetch({ url: `http://x/feeds/${token}.ics` });
      expect([400, 404]).toContain(status);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('of somebody else can be neither seen nor changed', async () => {
    const feed = await scene.subscribe(awo);
    const others = await municipal.get<List<CalendarFeed>>('/api/calendar-feeds');
    expect(others.body.items.map(({ id }) => id)).not.toContain(feed.id);
    const path = `/api/calendar-feeds/${feed.id}`;
    for (const answer of [
      await municipal.post<Problem>(`${path}/rotate`),
      await coordinator.delete<Problem>(path),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'calendarFeed.notFound']);
    expect((await scene.fetch(feed)).status).toBe(200);
  });

  it(`is given out ${calendarFeedLimit} times at most, also to whoever asks all at once`, async () => {
    const eager = await scene.app.newAgent('city');
    const answers = await Promise.all(
      Array.from({ length: calendarFeedLimit + 3 }, () =>
        eager.post<Problem>('/api/calendar-feeds', { scope: 'all' }),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      Array.from({ length: 3 }, () => [422, 'calendarFeed.full']),
    );
  });

  it('is in no metric and in no answer about a problem', async () => {
    const feed = await scene.subscribe(awo);
    const token = /feeds\/(.+)\.ics$/.exec(feed.url)?.[1] ?? '';
    await scene.fetch(feed);
    await awo.delete(`/api/calendar-feeds/${feed.id}`);
    const gone = await scene.fetch(feed);
    const { body } = await coordinator.get<string>('/metrics');
    expect(body).toContain('route="/feeds/:token.ics"');
    expect(body + gone.text).not.toContain(token);
  });
});

describe('A fetch', () => {
  it('costs next to nothing when nothing is new', async () => {
    const feed = await scene.subscribe(awo);
    const { headers } = await scene.fetch(feed);
    const etag = headers.get('etag') ?? '';
    const same = await scene.fetch(feed, { 'If-None-Match': etag });
    expect([same.status, same.text, same.headers.get('etag')]).toEqual([304, '', etag]);
    const since = { 'If-Modified-Since': headers.get('last-modified') ?? '' };
    expect((await scene.fetch(feed, since)).status).toBe(304);
    await scene.call();
    const news = await scene.fetch(feed, { 'If-None-Match': etag });
    expect([news.status, news.headers.get('etag') === etag]).toEqual([200, false]);
  });

  it('brings the same packed and not, as the program asks', async () => {
    const feed = await scene.subscribe(awo);
    const packed = await scene.fetch(feed, { 'Accept-Encoding': 'gzip' });
    const plain = await scene.fetch(feed, { 'Accept-Encoding': 'identity' });
    const encodings = [packed, plain].map(({ headers }) => headers.get('content-encoding'));
    expect(encodings).toEqual(['gzip', null]);
    expect(packed.text).toBe(plain.text);
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
  });

  it('is for one person and one program: nobody keeps it, nobody learns where it came from', async () => {
    const { headers } = await scene.fetch(await scene.subscribe(awo));
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('answers HEAD alike, and nothing that would change something', async () => {
    const feed = await scene.subscribe(awo);
    const head = await scene.fetch(feed, {}, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await scene.fetch(feed, {}, method)).status).toBe(404);
  });

  it('shows its owner when a calendar last asked, to the hour and not closer', async () => {
    const feed = await scene.subscribe(awo);
    const shown = async () =>
      (await awo.get<List<CalendarFeed>>('/api/calendar-feeds')).body.items.find(
        ({ id }) => id === feed.id,
      )?.lastFetchedAt;
    expect(await shown()).toBeNull();
    await scene.fetch(feed);
    expect(await shown()).toMatch(/:00:00\.000Z$/);
    await awo.post(`/api/calendar-feeds/${feed.id}/rotate`);
    expect(await shown()).toBeNull();
  });

  it('asks the database equally often for few and for many', async () => {
    const feed = await scene.subscribe(awo);
    await scene.fetch(feed);
    const count = () => countQueries(scene.app.dataSource, () => scene.fetch(feed));
    const few = await count();
    for (let index = 0; index < 10; index += 1) await scene.call();
    await scene.fetch(feed);
    expect(await count()).toBe(few);
  });
});

describe('What a feed holds', () => {
  it('is what its owner may read at that moment, and no more', async () => {
    const meeting = await scene.meetings.meeting();
    const place = { contactPointId: scene.contactPointId };
    const worker = await scene.app.newAgent('fieldworker', place);
    const feed = await scene.subscribe(worker);
    const has = async () => (await held(feed)).event(meeting.id) !== undefined;
    expect(await has()).toBe(true);
    await sql(`update person set contact_point_id = null where id = $1`, [worker.personId]);
    expect(await has()).toBe(false);
    await sql(`update person set contact_point_id = $2 where id = $1`, [
      ...[worker.personId, scene.contactPointId],
    ]);
    expect(await has()).toBe(true);
    await sql(`update account set role = 'reader' where id = $1`, [worker.accountId]);
    expect((await held(feed)).events).toEqual([]);
    await sql(`update account set is_disabled = true where id = $1`, [worker.accountId]);
    expect(codeOf(await scene.fetch(feed))).toEqual([404, 'calendarFeed.notFound']);
  });

  it('follows from its scope', async () => {
    const meeting = await scene.meetings.meeting();
    const [fits, foreign] = [
      await scene.call({ eligible: ['welfare'] }),
      await scene.call({ eligible: ['municipality'] }),
    ];
    const [all, fitting, mine] = [
      await held(await scene.subscribe(fieldworker)),
      await held(await scene.subscribe(fieldworker, 'fittingDeadlines')),
      await held(await scene.subscribe(fieldworker, 'myMeetings')),
    ];
    for (const id of [meeting.id, deadlineOf(fits), deadlineOf(foreign)])
      expect(all.event(id)).toBeDefined();
    expect(fitting.event(deadlineOf(fits))).toBeDefined();
    expect(fitting.event(deadlineOf(foreign))).toBeUndefined();
    expect(fitting.event(meeting.id)).toBeUndefined();
    expect(mine.event(meeting.id)).toBeDefined();
    expect(mine.event(deadlineOf(fits))).toBeUndefined();
    expect(all.calendar.getFirstPropertyValue('x-wr-calname')).toBe('Quartiersforum');
  });

  it('never tells what another organisation has in mind, not even that it changed', async () => {
    const call = await scene.call({ eligible: ['welfare'] });
    const feed = await scene.subscribe(municipal);
    const before = await scene.fetch(feed);
    const note = 'Geheime Absicht der AWO';
    const set = await awo.put<Interest>(`/api/funding-calls/${call.id}/interest`, {
      ...{ state: 'applying', visibility: 'city', note },
    });
    expect(set.status).toBeLessThan(300);
    const after = await scene.fetch(feed, { 'If-None-Match': before.headers.get('etag') ?? '' });
    expect(after.status).toBe(304);
    for (const agent of [municipal, awo, coordinator])
      expect((await scene.fetch(await scene.subscribe(agent))).text).not.toContain('Geheime');
  });

  it('knows a deadline by the same name when it moves, as a later state of it', async () => {
    const call = await scene.call();
    const feed = await scene.subscribe(awo);
    const before = (await held(feed)).event(deadlineOf(call));
    const { body } = await coordinator.patch<FundingCall>(`/api/funding-calls/${call.id}`, {
      version: 1,
      deadlines: [{ kind: 'application', day: scene.day(67) }],
    });
    expect(deadlineOf(body)).toBe(deadlineOf(call));
    const after = (await held(feed)).event(deadlineOf(call));
    expect(after).toMatchObject({ uid: before?.uid, start: scene.day(67), status: 'CONFIRMED' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(Date.parse(after?.changedAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(before?.changedAt ?? ''),
    );
    expect(after?.changedAt).toMatch(/Z$/);
  });

  it.each([
    [
      'a deadline that was removed',
      async (call: FundingCall) =>
        coordinator.patch(`/api/funding-calls/${call.id}`, { version: 1, deadlines: [] }),
    ],
    [
      'a call that was withdrawn',
      async (call: FundingCall) =>
        coordinator.post(`/api/funding-calls/${call.id}/withdraw`, { version: 1 }),
    ],
    [
      'a call that closed early',
      async (call: FundingCall) =>
        coordinator.put(`/api/funding-calls/${call.id}/override`, {
          ...{ version: 1, kind: 'closedEarly', reason: 'Mittel weg', since: scene.day(-100) },
        }),
    ],
  ])(
    'says of %s for 90 days that it is off, silently, and only where it was',
    async (_, takeBack) => {
      const call = await scene.call({
        deadlines: [{ kind: 'application', day: scene.day(200) }],
      });
      const feed = await scene.subscribe(awo);
      const before = (await held(feed)).event(deadlineOf(call));
      expect(before?.alarms).toHaveLength(2);
      expect((await takeBack(call)).status).toBeLessThan(300);
      const after = (await held(feed)).event(deadlineOf(call));
      expect(after).toMatchObject({ uid: before?.uid, status: 'CANCELLED', alarms: [] });
      expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
      expect((await held(await scene.subscribe(awo))).event(deadlineOf(call))).toBeUndefined();
      scene.passDays(89);
      expect((await held(feed)).event(deadlineOf(call))?.status).toBe('CANCELLED');
      scene.passDays(92);
      expect((await held(feed)).event(deadlineOf(call))).toBeUndefined();
    },
  );

  it('says of a meeting that it is off, and that its date is open, with the time zone it had', async () => {
    const meeting = await scene.meetings.meeting();
    const feed = await scene.subscribe(fieldworker, 'myMeetings');
    const before = (await held(feed)).event(meeting.id)?.sequence ?? 0;
    await scene.meetings.force(meeting.id, 'moved');
    expect((await held(feed)).event(meeting.id)).toMatchObject({
      ...{ status: 'CANCELLED', title: `Termin offen: ${meeting.title}` },
    });
    await scene.meetings.force(meeting.id, 'invited');
    const again = (await held(feed)).event(meeting.id);
    expect([again?.status, again?.sequence]).toEqual(['CONFIRMED', before + 2]);
    await scene.meetings.force(meeting.id, 'cancelled');
    const { calendar, event } = await held(feed);
    expect(event(meeting.id)?.status).toBe('CANCELLED');
    expect(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid')).toBe(
      'Europe/Berlin',
    );
  });

  it('says of a funding that it ends no more, and of one that was taken out of the register', async () => {
    const [extended, removed] = [
      await scene.phase(scene.day(80)),
      await scene.phase(scene.day(81)),
    ];
    const feed = await scene.subscribe(coordinator);
    expect((await held(feed)).event(extended)?.title).toContain('Förderung endet: Quartiersbüro');
    await sql(`update funding_phase set ends_on = null, is_permanent = true where id = $1`, [
      extended,
    ]);
    await sql(`delete from funding_phase where id = $1`, [removed]);
    const { event } = await held(feed);
    expect([event(extended)?.status, event(removed)?.status]).toEqual(['CANCELLED', 'CANCELLED']);
    await sql(`update funding_phase set ends_on = $2, is_permanent = false where id = $1`, [
      ...[extended, scene.day(90)],
    ]);
    expect((await held(feed)).event(extended)).toMatchObject({
      ...{ status: 'CONFIRMED', start: scene.day(90) },
    });
  });

  it('is forgotten in time: dead addresses, and what was taken away', async () => {
    const feed = await scene.subscribe(awo);
    await awo.delete(`/api/calendar-feeds/${feed.id}`);
    scene.passDays(500);
    await scene.app.nest.get(CalendarTidying, { strict: false }).tidy();
    scene.passDays(0);
    expect(codeOf(await scene.fetch(feed))).toEqual([404, 'calendarFeed.notFound']);
    expect(await sql(`select from calendar_trace where removed_at is not null`)).toEqual([]);
  });
});

describe('A feed of 1,000 calls with titles from the worst of hands', () => {
  it('has each of them once, adds nothing, and no line is longer than 75 octets', async () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        'x\r\nATTENDEE:mailto:opfer@example.org',
        'x\rX-INJECTED:1',
        'x\nEND:VEVENT\nBEGIN:VEVENT',
        'x\u2028END:VCALENDAR\u2029BEGIN:VCALENDAR',
        'a,b;c:d\\e"f^n^\'',
        '\\n\\N\\,\\;\\\\',
        '👩‍❤️‍💋‍👨'.repeat(12),
        'x\u0007\u001b\u007fy',
      ),
      fc
        .string({ unit: 'binary', maxLength: 200 })
        .map((text) => text.toWellFormed().replaceAll('\u0000', '')),
    );
    const titles = fc.sample(hostile, 1_000);
    const { programme } = await scene.call();
    const rows: { id: string }[] = await sql(
      `with title as (select title, number from unnest($1::text[]) with ordinality as t (title, number)),
       call as (insert into funding_call (programme_id, title, publication, mode, published_at)
         select $2, title, 'published', 'fixed', now() from title returning id)
       insert into funding_deadline (call_id, kind, day, ends_at)
       select id, 'application', current_date + 400, now() + interval '401 days' from call returning id`,
      [titles, programme.id],
    );
    const outsider = await scene.app.newAgent('provider');
    const { text } = await scene.fetch(await scene.subscribe(outsider, 'fittingDeadlines'));
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/[^\P{Cc}\t]|[\u2028\u2029]/u);
    }
    const { calendar, events } = readCalendar(text);
    const ids = new Set(events.map(({ id }) => id));
    expect(rows.filter(({ id }) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBe(events.length);
    expect(calendar.getAllSubcomponents()).toHaveLength(events.length + 1); // and the time zone
    const allowed = new Set([
      ...['uid', 'sequence', 'dtstamp', 'last-modified', 'dtstart', 'dtend', 'summary', 'status'],
      ...['description', 'url', 'categories', 'transp'],
    ]);
    for (const event of calendar.getAllSubcomponents('vevent')) {
      const names = event.getAllProperties().map(({ name }) => name);
      expect(names.filter((name) => !allowed.has(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
      expect(event.getAllSubcomponents().map(({ name }) => name)).toEqual(['valarm', 'valarm']);
    }
  }, 60_000);
});
