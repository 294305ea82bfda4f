import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Problem } from '@quartiersforum/domain';
import { FileStore } from '../src/core/file-store/file-store';
import { MaterialTidying } from '../src/meeting/material/material-tidying';
import type { Agent } from './support/agent';
import * as files from './support/files';
import {
  createMaterialScene,
  download,
  list,
  upload,
  type MaterialScene,
} from './support/material-scene';

let scene: MaterialScene;
let app: MaterialScene['app'];
let coordinator: Agent;
let member: Agent;
beforeAll(async () => {
  scene = await createMaterialScene();
  ({ app, coordinator, member } = scene);
});
afterAll(() => scene.close());

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
    const answer = await upload(coordinator, await scene.meeting(), bytes, { name: 'Unterlage' });
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
    const meetingId = await scene.meeting();
    const before = await scene.onDisk();
    const { status, body } = await upload<Problem>(coordinator, meetingId, bytes);
    expect([status, body.code]).toEqual([415, 'material.typeRefused']);
    expect(await list(coordinator, meetingId)).toEqual([]);
    expect(await scene.onDisk()).toEqual(before);
  });

  it('is handed out to be kept, not to be shown: attachment, own type, no guessing, no scripts', async () => {
    const { body } = await upload(coordinator, await scene.meeting(), files.pdf, {
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
    const { body } = await upload(coordinator, await scene.meeting(), files.pdf);
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
    const { status, body } = await upload(coordinator, await scene.meeting(), files.pdf, { name });
    expect([status, body.title]).toEqual([201, title]);
    const { headers } = await download(coordinator, body.id);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="?[^"\\/\r\n]+\.pdf"?$/,
    );
  });

  it.each(['a\r\nSet-Cookie: x=1', 'a\u0000.pdf', 'a\u202efdp.exe', '', 'x'.repeat(201), '\ud800'])(
    'called %j is refused with the name of the field',
    async (name) => {
      const { status, body } = await upload<Problem>(
        coordinator,
        await scene.meeting(),
        files.pdf,
        {
          name,
        },
      );
      // A lone surrogate becomes a replacement character on its way, which is a name like others.
      if (name === '\ud800') expect(status).toBe(201);
      else expect([status, body.fields?.map(({ path }) => path)]).toEqual([400, ['name']]);
    },
  );

  it('of more than 20 MiB is refused, whether it says so beforehand or not, and leaves nothing', async () => {
    const meetingId = await scene.meeting();
    const before = await scene.onDisk();
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
      },
    );
    expect([unsaid.status, ((await unsaid.json()) as Problem).code]).toEqual([
      413,
      'request.tooLarge',
    ]);
    expect(await scene.onDisk()).toEqual(before);
  });

  it('of exactly 20 MiB is taken', async () => {
    const largest = new Uint8Array(20 * 1024 * 1024);
    largest.set(files.pdf);
    const { status, body } = await upload(coordinator, await scene.meeting(), largest);
    expect([status, body.bytes]).toEqual([201, largest.length]);
  });

  it('is taken once when it is sent twice with one Idempotency-Key, and another file is not taken for it', async () => {
    const meetingId = await scene.meeting();
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
    const meetingId = await scene.meeting();
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
      `/api/meetings/${await scene.meeting()}/material/links`,
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
    const meetingId = await scene.meeting();
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
