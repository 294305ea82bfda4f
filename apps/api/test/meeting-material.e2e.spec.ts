import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { List, Material, Meeting, Problem } from '@quartiersforum/domain';
import { FileStore } from '../src/core/file-store/file-store';
import { MaterialTidying } from '../src/meeting/material/material-tidying';
import type { Agent, Answer } from './support/agent';
import { startTestApp, type TestApp } from './support/app';
import * as files from './support/files';
import { s3Bucket, s3Keys, startS3Server } from './support/s3-server';

let dataDir: string;
let app: TestApp;
let coordinator: Agent;
let bodyId: string;
let member: Agent;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-material-'));
  app = await startTestApp({ environment: { DATA_DIR: dataDir } });
  coordinator = await app.agent('coordinator');
  bodyId = await insert(
    `insert into body (name, purpose) values ('Austauschtreffen', 'Austausch')`,
  );
  member = await app.newAgent('fieldworker');
  await app.dataSource.query(
    `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
    [bodyId, member.personId],
  );
});
afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

async function insert(sql: string, values: unknown[] = []): Promise<string> {
  const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
  return row?.id ?? '';
}

const meeting = (state: Meeting['state'] = 'invited') =>
  insert(
    `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes)
     values ($1, 'exchange', 'Austauschtreffen', $2, '2027-01-12T09:00Z', 120)`,
    [bodyId, state],
  );
const item = (meetingId: string, visibility = 'all', position = 1) =>
  insert(
    `insert into agenda_item (meeting_id, position, kind, title, duration_minutes, visibility)
     values ($1, $3, 'talk', 'Vortrag', 15, $2)`,
    [meetingId, visibility, position],
  );

function upload<Body = Material>(
  agent: Agent,
  meetingId: string,
  bytes: Uint8Array<ArrayBuffer>,
  query: Readonly<Record<string, string>> = { name: 'Plan.pdf' },
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Body>> {
  const path = `/api/meetings/${meetingId}/material/files?${new URLSearchParams(query).toString()}`;
  return agent.send<Body>('POST', path, bytes, {
    headers: { 'Content-Type': 'application/octet-stream', ...headers },
  });
}
const list = async (agent: Agent, meetingId: string) =>
  (await agent.get<List<Material>>(`/api/meetings/${meetingId}/material`)).body.items;
const download = (agent: Agent, id: string, headers: Record<string, string> = {}) =>
  fetch(new URL(`/api/material/${id}/file`, agent.baseUrl), {
    headers: { ...(agent.cookie !== null && { Cookie: agent.cookie }), ...headers },
  });
/** As a browser asks about its copy; `fetch` would say that it has none. */
function revalidate(agent: Agent, id: string, etag: string) {
  const headers = { Cookie: agent.cookie ?? '', 'If-None-Match': etag };
  return new Promise((resolve, reject) => {
    get(new URL(`/api/material/${id}/file`, agent.baseUrl), { headers }, (response) => {
      text(response).then(
        (content) =>
          resolve({ status: response.statusCode, headers: response.headers, text: content }),
        reject,
      );
    }).on('error', reject);
  });
}
const onDisk = async () =>
  (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('a file for a meeting', () => {
  it.each([
    ['PDF', files.pdf, 'pdf', 'application/pdf'],
    ['ODF text', files.odt, 'odt', 'application/vnd.oasis.opendocument.text'],
    ['ODF table', files.ods, 'ods', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['ODF slides', files.odp, 'odp', 'application/vnd.oasis.opendocument.presentation'],
    [
      'OOXML text',
      files.docx,
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'OOXML table',
      files.xlsx,
      'xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    [
      'OOXML slides',
      files.pptx,
      'pptx',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['PNG', files.png, 'png', 'image/png'],
    ['JPEG', files.jpeg, 'jpg', 'image/jpeg'],
    ['WebP', files.webp, 'webp', 'image/webp'],
    ['GIF', files.gif, 'gif', 'image/gif'],
  ])('is taken as %s by its content, and comes back byte for byte', async (_, bytes, end, type) => {
    const answer = await upload(coordinator, await meeting(), bytes, { name: 'Unterlage' });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'file',
      title: `Unterlage.${end}`,
      mediaType: type,
      bytes: bytes.length,
      url: null,
      agendaItemId: null,
      addedBy: { id: coordinator.accountId, name: 'coordinator' },
    });
    const file = await download(coordinator, answer.body.id);
    expect(file.headers.get('content-type')).toBe(type);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ['a page', files.text('<!doctype html><script>alert(1)</script>')],
    [
      'a drawing with a script',
      files.text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['an archive', files.zip({ 'a.txt': 'a' })],
    ['a document with macros', files.docxWithMacros],
    ['a program', files.text(`MZ${'\u0000'.repeat(200)}`)],
    ['a script', files.text('#!/bin/sh\necho')],
    ['plain text', files.text('Plan')],
    ['nothing', files.text('')],
  ])('is not taken when it is %s, whatever it is called', async (_, bytes) => {
    const meetingId = await meeting();
    const before = await onDisk();
    const { status, body } = await upload<Problem>(coordinator, meetingId, bytes);
    expect([status, body.code]).toEqual([415, 'material.typeRefused']);
    expect(await list(coordinator, meetingId)).toEqual([]);
    expect(await onDisk()).toEqual(before);
  });

  it('is handed out to be kept, not to be shown: attachment, own type, no guessing, no scripts', async () => {
    const { body } = await upload(coordinator, await meeting(), files.pdf, {
      name: 'Übersicht "Quartiere" €.pdf',
    });
    const { headers } = await download(member, body.id);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="?bersicht -Quartiere- ?.pdf"; filename*=UTF-8''%C3%9Cbersicht%20-Quartiere-%20%E2%82%AC.pdf`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('content-length')).toBe(String(files.pdf.length));
  });

  it('is not sent again to who has it, and asked for each time', async () => {
    const { body } = await upload(coordinator, await meeting(), files.pdf);
    const etag = (await download(member, body.id)).headers.get('etag') ?? '';
    expect(await revalidate(member, body.id, etag)).toMatchObject({ status: 304, text: '' });
    expect(await revalidate(member, body.id, '"other"')).toMatchObject({ status: 200 });
    expect(await revalidate(await app.agent('stranger'), body.id, etag)).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store' },
    });
  });

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\temp\\Plan.pdf', 'Plan.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['plan.exe', 'plan.exe.pdf'],
    ['a;filename=x.html', 'a;filename=x.html.pdf'],
    ["' or 1=1; --", "' or 1=1; --.pdf"],
  ])('called %j is kept as %j', async (name, title) => {
    const { status, body } = await upload(coordinator, await meeting(), files.pdf, { name });
    expect([status, body.title]).toEqual([201, title]);
    const { headers } = await download(coordinator, body.id);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="?[^"\\/\r\n]+\.pdf"?$/,
    );
  });

  it.each(['a\r\nSet-Cookie: x=1', 'a\u0000.pdf', 'a\u202efdp.exe', '', 'x'.repeat(201), '\ud800'])(
    'called %j is refused with the name of the field',
    async (name) => {
      const { status, body } = await upload<Problem>(coordinator, await meeting(), files.pdf, {
        name,
      });
      // A lone surrogate becomes a replacement character on its way, which is a name like others.
      if (name === '\ud800') expect(status).toBe(201);
      else expect([status, body.fields?.map(({ path }) => path)]).toEqual([400, ['name']]);
    },
  );

  it('of more than 20 MiB is refused, whether it says so beforehand or not, and leaves nothing', async () => {
    const meetingId = await meeting();
    const before = await onDisk();
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    large.set(files.pdf);
    const said = await upload<Problem>(coordinator, meetingId, large);
    expect([said.status, said.body.code]).toEqual([413, 'request.tooLarge']);
    const unsaid = await fetch(
      new URL(`/api/meetings/${meetingId}/material/files?name=a`, coordinator.baseUrl),
      {
        method: 'POST',
        body: new Blob([large]).stream(),
        duplex: 'half',
        headers: {
          Origin: coordinator.origin,
          Cookie: coordinator.cookie ?? '',
          'Content-Type': 'application/octet-stream',
        },
      } as RequestInit,
    );
    expect([unsaid.status, ((await unsaid.json()) as Problem).code]).toEqual([
      413,
      'request.tooLarge',
    ]);
    expect(await onDisk()).toEqual(before);
  });

  it('of exactly 20 MiB is taken', async () => {
    const largest = new Uint8Array(20 * 1024 * 1024);
    largest.set(files.pdf);
    const { status, body } = await upload(coordinator, await meeting(), largest);
    expect([status, body.bytes]).toEqual([201, largest.length]);
  });

  it('is taken once when it is sent twice with one Idempotency-Key, and another file is not taken for it', async () => {
    const meetingId = await meeting();
    const headers = { 'Idempotency-Key': randomUUID() };
    const query = { name: 'Plan.pdf' };
    const first = await upload(coordinator, meetingId, files.pdf, query, headers);
    const second = await upload(coordinator, meetingId, files.pdf, query, headers);
    expect(second.body.id).toBe(first.body.id);
    const other = await upload(coordinator, meetingId, files.pdf, { name: 'Foto.pdf' }, headers);
    const longer = await upload(coordinator, meetingId, files.docx, query, headers);
    expect([other.status, longer.status]).toEqual([409, 409]);
    expect(await list(coordinator, meetingId)).toHaveLength(1);
  });

  it('comes from our own pages only, and only as bytes', async () => {
    const meetingId = await meeting();
    const query = { name: 'Plan.pdf' };
    const foreign = { Origin: 'https://example.org' };
    expect((await upload(coordinator, meetingId, files.pdf, query, foreign)).status).toBe(403);
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/json'])
      expect(
        (await upload(coordinator, meetingId, files.text('{}'), query, { 'Content-Type': type }))
          .status,
      ).toBe(415);
  });

  it('is taken by no other route', async () => {
    for (const path of [
      '/api/session',
      '/api/guidelines',
      `/api/meetings/${await meeting()}/material/links`,
    ])
      expect(
        (
          await coordinator.send<Problem>('POST', path, files.text('{}'), {
            headers: { 'Content-Type': 'application/octet-stream' },
          })
        ).body.code,
      ).toBe('request.contentTypeRefused');
  });

  it('is not shown when the storage fails, and its remains are tidied away', async () => {
    const meetingId = await meeting();
    const store = app.nest.get(FileStore);
    const put = store.put.bind(store);
    store.put = () => Promise.reject(new Error('full'));
    const { status } = await upload(coordinator, meetingId, files.pdf);
    store.put = put;
    expect(status).toBe(500);
    expect(await list(coordinator, meetingId)).toEqual([]);
    await app.dataSource.query(
      `update material set added_at = now() - interval '25 hours' where meeting_id = $1`,
      [meetingId],
    );
    await app.nest.get(MaterialTidying).tidy();
    const rows = await app.dataSource.query('select 1 from material where meeting_id = $1', [
      meetingId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('a link', () => {
  it('is added with its title', async () => {
    const meetingId = await meeting();
    const agendaItemId = await item(meetingId);
    const input = { title: 'Karte', url: 'https://example.org/karte?a=1', agendaItemId };
    const path = `/api/meetings/${meetingId}/material/links`;
    const { status, body } = await coordinator.post<Material>(path, input);
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'link', ...input, mediaType: null, bytes: null });
    expect((await download(coordinator, body.id)).status).toBe(404);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'example.org', '//x'])(
    'to %j is refused',
    async (url) => {
      const path = `/api/meetings/${await meeting()}/material/links`;
      const { status, body } = await coordinator.post<Problem>(path, { title: 'Karte', url });
      expect([status, body.fields?.[0]?.path]).toEqual([400, 'url']);
    },
  );

  it('is kept as browsers read it', async () => {
    const path = `/api/meetings/${await meeting()}/material/links`;
    const { body } = await coordinator.post<Material>(path, {
      title: 'Karte',
      url: 'HTTPS://Example.org/a\tb c',
    });
    expect(body.url).toBe('https://example.org/ab%20c');
  });
});

describe('material', () => {
  it('stands in the order of the agenda, what belongs to no item first', async () => {
    const meetingId = await meeting();
    const [second, first] = [await item(meetingId, 'all', 2), await item(meetingId, 'all', 1)];
    for (const agendaItemId of [second, first])
      await upload(coordinator, meetingId, files.pdf, { name: 'Plan', agendaItemId });
    await upload(coordinator, meetingId, files.pdf, { name: 'Plan' });
    const items = await list(member, meetingId);
    expect(items.map(({ agendaItemId }) => agendaItemId)).toEqual([null, first, second]);
  });

  it('belongs to an item of its own meeting only', async () => {
    const meetingId = await meeting();
    const elsewhere = await item(await meeting());
    const query = { name: 'Plan', agendaItemId: elsewhere };
    const file = await upload<Problem>(coordinator, meetingId, files.pdf, query);
    const link = await coordinator.post<Problem>(`/api/meetings/${meetingId}/material/links`, {
      title: 'Karte',
      url: 'https://example.org',
      agendaItemId: elsewhere,
    });
    for (const { status, body } of [file, link])
      expect([status, body.fields?.[0]?.path]).toEqual([400, 'agendaItemId']);
  });

  it('of an item for those who lead is hidden from the others', async () => {
    const meetingId = await meeting();
    const agendaItemId = await item(meetingId, 'leads');
    const { body } = await upload(coordinator, meetingId, files.pdf, {
      name: 'Plan',
      agendaItemId,
    });
    expect(await list(coordinator, meetingId)).toHaveLength(1);
    expect(await list(member, meetingId)).toEqual([]);
    expect((await download(member, body.id)).status).toBe(404);
    expect((await download(coordinator, body.id)).status).toBe(200);
  });

  it('is gone when it is removed, and back when that is undone', async () => {
    const meetingId = await meeting();
    const { body } = await upload(coordinator, meetingId, files.pdf);
    const { status } = await coordinator.delete(`/api/material/${body.id}`);
    expect(status).toBe(204);
    expect((await coordinator.delete(`/api/material/${body.id}`)).status).toBe(204);
    expect(await list(member, meetingId)).toEqual([]);
    expect((await download(coordinator, body.id)).status).toBe(404);
    const restored = await coordinator.post<Material>(`/api/material/${body.id}/restore`);
    expect([restored.status, restored.body]).toEqual([200, body]);
    expect(await list(member, meetingId)).toEqual([body]);
    expect((await download(member, body.id)).status).toBe(200);
  });

  it('is deleted for good a month after it was removed, and not a day before', async () => {
    const meetingId = await meeting();
    const { body } = await upload(coordinator, meetingId, files.pdf);
    await coordinator.delete(`/api/material/${body.id}`);
    const age = (days: number) =>
      app.dataSource.query(
        `update material set removed_at = now() - make_interval(days => $2) where id = $1`,
        [body.id, days],
      );
    await age(29);
    await app.nest.get(MaterialTidying).tidy();
    expect(await onDisk()).toContain(body.id);
    await age(31);
    expect((await coordinator.post(`/api/material/${body.id}/restore`)).status).toBe(404);
    await app.nest.get(MaterialTidying).tidy();
    expect(await onDisk()).not.toContain(body.id);
  });

  it('of one meeting has an end', async () => {
    const meetingId = await meeting();
    await app.dataSource.query(
      `insert into material (meeting_id, kind, title, url, arrived_at)
       select $1, 'link', 'Karte', 'https://example.org', now() from generate_series(1, 200)`,
      [meetingId],
    );
    const { status, body } = await upload<Problem>(coordinator, meetingId, files.pdf);
    expect([status, body.code]).toEqual([422, 'material.full']);
  });
});

describe('who belongs to the meeting', () => {
  it('reads its material and changes nothing', async () => {
    const meetingId = await meeting();
    const { body } = await upload(coordinator, meetingId, files.pdf);
    expect(await list(member, meetingId)).toHaveLength(1);
    expect((await upload(member, meetingId, files.pdf)).status).toBe(403);
    expect((await member.delete(`/api/material/${body.id}`)).status).toBe(403);
    expect((await member.post(`/api/material/${body.id}/restore`)).status).toBe(403);
  });

  it('takes away what they brought while they led it', async () => {
    const meetingId = await meeting();
    const lead = await app.newAgent('provider');
    await app.dataSource.query('update meeting set lead_account_id = $2 where id = $1', [
      meetingId,
      lead.accountId,
    ]);
    const { body } = await upload(lead, meetingId, files.pdf);
    await app.dataSource.query(
      'update meeting set lead_account_id = null, body_id = $2 where id = $1',
      [meetingId, bodyId],
    );
    expect((await lead.delete(`/api/material/${body.id}`)).status).toBe(404);
    await app.dataSource.query(
      `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
      [bodyId, lead.personId],
    );
    expect((await lead.delete(`/api/material/${body.id}`)).status).toBe(204);
  });
});

describe('who does not belong to the meeting', () => {
  it.each(['stranger', 'reader'] as const)('learns of no material (%s)', async (kind) => {
    const agent = await app.agent(kind);
    const [told, draft] = [await meeting(), await meeting('draft')];
    const { body } = await upload(coordinator, told, files.pdf);
    const refused = kind === 'reader' ? [403, 404] : [404];
    for (const answer of [
      await agent.get(`/api/meetings/${told}/material`),
      await agent.get(`/api/meetings/${randomUUID()}/material`),
      await member.get(`/api/meetings/${draft}/material`),
      await agent.get(`/api/material/${body.id}/file`),
      await agent.delete(`/api/material/${body.id}`),
      await upload(agent, told, files.pdf),
    ])
      expect(refused).toContain(answer.status);
    const nobody = await app.agent('nobody');
    expect((await download(nobody, body.id)).status).toBe(401);
  });
});

describe('with a storage that speaks S3', () => {
  it('a file goes into the bucket and comes out of it, and nothing of it stays on the disk', async () => {
    const s3 = await startS3Server();
    const node = await startTestApp({
      besideApp: app,
      environment: {
        DATA_DIR: dataDir,
        S3_ENDPOINT: s3.endpoint,
        S3_BUCKET: s3Bucket,
        S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
        S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
      },
    });
    const before = await onDisk();
    const agent = await node.newAgent('coordinator');
    const { body } = await upload(agent, await meeting(), files.docx, { name: 'Plan' });
    expect(s3.objects.get(`files/${body.id}`)).toEqual(Buffer.from(files.docx));
    expect(await onDisk()).toEqual(before);
    expect(new Uint8Array(await (await download(agent, body.id)).arrayBuffer())).toEqual(
      files.docx,
    );
    s3.isDown = true;
    expect((await download(agent, body.id)).status).toBe(503);
    await node.close();
    await s3.close();
  });
});
