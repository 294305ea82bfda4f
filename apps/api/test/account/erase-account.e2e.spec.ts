import { Client, escapeLiteral } from 'pg';
import { eraseAccount, type Erasure, fates } from '../../src/erase-account';
import type { Agent } from '../support/agent';
import { startTestApp, type TestApp } from '../support/app';
import { type HeldMeeting, startMeeting } from '../support/held-meeting';

const name = 'Vertretung Wanderfalke';
let app: TestApp;
let coordinator: Agent;
beforeAll(async () => {
  app = await startTestApp();
  coordinator = await app.agent('coordinator');
});
afterAll(() => app.close());

async function erase(email: string): Promise<Erasure> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const erasure = await eraseAccount(client, email);
    await client.query('commit');
    return erasure;
  } finally {
    await client.end();
  }
}

async function disable({ accountId }: Agent): Promise<void> {
  const { status } = await coordinator.patch(`/api/accounts/${accountId}`, { isDisabled: true });
  expect(status).toBe(200);
}

/** Everything that the network can know of somebody, most of it put past the door. */
async function leaveTraces(agent: Agent, meeting: HeldMeeting): Promise<void> {
  const { accountId, email } = agent;
  await agent.post('/api/calendar-feeds', { scope: 'all', label: `Kalender ${name}` });
  await coordinator.patch(`/api/accounts/${accountId}`, { displayName: `${name} (alt)` });
  await coordinator.patch(`/api/accounts/${accountId}`, { displayName: name });
  const [account = '', address = '', own = '', held = ''] = [
    accountId,
    email,
    name,
    meeting.id,
  ].map((text) => escapeLiteral(text));
  const traces = [
    `update account set password_hash = 'x', oidc_subject = 'issuer ' || email, last_seen_at = now() where id = ${account}`,
    `insert into account_invitation (token_hash, email, display_name, role, expires_at, accepted_at) values ('\\x01', ${address}, ${own}, 'provider', now(), now())`,
    `insert into password_reset (token_hash, account_id, expires_at) values ('\\x02', ${account}, now())`,
    `insert into idempotency_key (account_id, key, route, request_hash, status, response) values (${account}, 'k', 'r', '\\x03', 200, json_build_object('name', ${own}::text))`,
    `insert into reminder_settings (account_id, version, is_on, scope, days_before, has_funding_ends, funding_end_days_before, rhythm)
     values (${account}, 1, true, 'all', '{7}', false, '{}', 'weekly')`,
    `insert into reminder_sent (account_id, thing_id, day, step, sent_on) values (${account}, ${held}, now(), 7, now())`,
    `insert into saved_filter (account_id, name, question) values (${account}, ${own}, '{}')`,
    `insert into outbox_mail (recipient, subject, text) values (${address}, 'Einladung', 'Guten Tag ' || ${own})`,
    `insert into meeting_invitation (meeting_id, account_id, name, email, access_needs) values (${held}, ${account}, ${own}, ${address}, 'Rampe')`,
    `insert into meeting_invitation (meeting_id, name, email, response, substitute_name, substitute_email)
     values (${held}, 'Andere', 'andere@example.org', 'substitute', ${own}, ${address})`,
    `insert into attendee (meeting_id, kind, account_id, name, affiliation, state) values (${held}, 'account', ${account}, ${own}, ${own}, 'present')
     on conflict (meeting_id, account_id) do update set name = ${own}, affiliation = ${own}, state = 'present'`,
    `insert into meeting_writer (meeting_id, account_id) values (${held}, ${account})`,
  ];
  for (const sql of traces) await app.dataSource.query(sql);
  const { status } = await coordinator.post(`/api/bodies/${meeting.bodyId}/memberships`, {
    ...{ memberKind: 'person', memberId: agent.personId, isDeputy: false },
    ...{ validFrom: '2020-01-01', validTo: '2021-01-01' },
  });
  expect(status).toBe(201);
}

/** Each table of the product that holds this text anywhere. */
async function tablesNaming(text: string): Promise<string[]> {
  const tables = await app.dataSource.query<{ table: string }[]>(
    `select table_schema || '.' || table_name as table from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE' order by 1`,
  );
  const naming: string[] = [];
  for (const { table } of tables) {
    const rows = await app.dataSource.query<unknown[]>(
      `select from ${table} as whole where strpos(lower(whole::text), lower($1)) > 0 limit 1`,
      [text],
    );
    if (rows.length > 0) naming.push(table);
  }
  return naming;
}

describe('erasing an account', () => {
  it('leaves its name in approved minutes, its address nowhere, and its ids to lead to nobody', async () => {
    const organisation = await app.dataSource.query<{ id: string }[]>(
      `insert into organisation (name, kind) values ('Träger der Vertretung', 'provider') returning id`,
    );
    const agent = await app.newAgent('provider', {
      displayName: name,
      organisationId: organisation[0]?.id ?? '',
    });
    const meeting = await startMeeting(app);
    await leaveTraces(agent, meeting);
    const entry = await coordinator.post(`/api/meetings/${meeting.id}/minutes/entries`, {
      ...{ agendaItemId: meeting.items[0], kind: 'task', text: 'Raum suchen', dueOn: '2099-01-01' },
      owner: { kind: 'person', id: agent.personId },
    });
    expect([entry.status, entry.body]).toEqual([201, expect.anything()]);
    await meeting.step('end');
    const approved = await coordinator.post<{ versions: unknown }>(
      `/api/meetings/${meeting.id}/minutes/approve`,
    );
    expect(approved.status).toBe(200);
    const versionsBefore = await app.dataSource.query(`select * from minutes_version`);
    await disable(agent);
    await app.dataSource.query(
      `insert into session (token_hash, account_id, device, expires_at) values ('\\x04', $1, 'Jest', now())`,
      [agent.accountId],
    );

    expect((await tablesNaming(name)).length).toBeGreaterThan(8);
    const { remaining } = await erase(` ${agent.email.toUpperCase()} `);

    expect(await tablesNaming(name)).toEqual(['public.minutes_version']);
    expect(await tablesNaming(agent.email)).toEqual([]);
    expect(await app.dataSource.query(`select * from minutes_version`)).toEqual(versionsBefore);
    expect(remaining).toEqual([
      '1 open tasks',
      expect.stringMatching(/^version 1 of the minutes of /),
    ]);
    const rows = await app.dataSource.query(
      `select person.name, organisation_id, password_hash, oidc_subject from account join person on person.id = person_id where account.id = $1`,
      [agent.accountId],
    );
    expect(rows).toEqual([
      { name: 'gelöscht', organisation_id: null, password_hash: null, oidc_subject: null },
    ]);
  });

  it('deletes what it says it deletes, and leaves no address of a feed without an end', async () => {
    const [erased] = await app.dataSource.query<{ id: string }[]>(
      `select id from account where email like 'geloescht-%'`,
    );
    for (const column of Object.keys(fates)) {
      const [table, field] = column.split('.');
      if (fates[column] !== 'deleted' || field !== 'account_id') continue;
      const rows = await app.dataSource.query(`select 1 from ${table} where ${field} = $1`, [
        erased?.id,
      ]);
      expect([column, rows]).toEqual([column, []]);
    }
    expect(
      await app.dataSource.query(
        `select hash from calendar_feed_token where feed_id is null and revoked_at is null`,
      ),
    ).toEqual([]);
  });

  it('is followed by pages that go on working', async () => {
    const paths = [
      '/api/accounts',
      '/api/people',
      '/api/outbox',
      '/api/bodies',
      '/api/tasks',
      '/api/meetings',
      '/api/minutes',
    ];
    const [person] = await app.dataSource.query<{ id: string }[]>(
      `select person_id as id from account where email like 'geloescht-%'`,
    );
    const [meeting] = await app.dataSource.query<{ id: string }[]>(`select id from meeting`);
    const all = [
      ...paths,
      `/api/people/${person?.id}/history`,
      ...['', '/minutes', '/invitations', '/attendees', '/live'].map(
        (part) => `/api/meetings/${meeting?.id}${part}`,
      ),
    ];
    const answers = await Promise.all(
      all.map(async (path) => [path, (await coordinator.get(path)).status]),
    );
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });

  it('is refused while the account could sign in, while its person belongs to a body, and without an account', async () => {
    const meeting = await startMeeting(app);
    const { participant } = meeting;
    await expect(erase(participant.email)).rejects.toThrow('is not disabled');
    await disable(participant);
    await expect(erase(participant.email)).rejects.toThrow('still belongs to Kreis ');
    await expect(erase('nobody@example.org')).rejects.toThrow(
      'There is no account with the address',
    );
    expect(await tablesNaming(participant.email)).toContain('public.account');
  });

  it('knows every column of the tables that names an account, a person or an address', async () => {
    const columns = await app.dataSource.query<{ column: string }[]>(`
      select distinct table_name || '.' || column_name as column
      from information_schema.columns
      left join (
        select conrelid::regclass::text as source, attname from pg_constraint
        join pg_attribute on attrelid = conrelid and attnum = any (conkey)
        where contype = 'f' and confrelid::regclass::text in ('account', 'person')
      ) as reference on source = table_name and attname = column_name
      where table_schema = 'public' and (attname is not null
        or column_name ~ '(account|person)_id$|_by$|_by_name$|email$|recipient$')
      order by 1`);
    expect(columns.map(({ column }) => column)).toEqual(Object.keys(fates).sort());
  });
});
