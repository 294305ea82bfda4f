import { randomUUID } from 'node:crypto';
import type { Material, Problem } from '@quartiersforum/domain';
import { MaterialTidying } from '../src/meeting/material/material-tidying';
import type { Agent } from './support/agent';
import { startTestApp } from './support/app';
import * as files from './support/files';
import {
  createMaterialScene,
  download,
  list,
  upload,
  type MaterialScene,
} from './support/material-scene';
import { s3Bucket, s3Keys, startS3Server } from './support/s3-server';

let scene: MaterialScene;
let app: MaterialScene['app'];
let coordinator: Agent;
let member: Agent;
beforeAll(async () => {
  scene = await createMaterialScene();
  ({ app, coordinator, member } = scene);
});
afterAll(() => scene.close());

describe('a link', () => {
  it('is added with its title', async () => {
    const meetingId = await scene.meeting();
    const agendaItemId = await scene.item(meetingId);
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
      const path = `/api/meetings/${await scene.meeting()}/material/links`;
      const { status, body } = await coordinator.post<Problem>(path, { title: 'Karte', url });
      expect([status, body.fields?.[0]?.path]).toEqual([400, 'url']);
    },
  );

  it('is kept as browsers read it', async () => {
    const path = `/api/meetings/${await scene.meeting()}/material/links`;
    const { body } = await coordinator.post<Material>(path, {
      title: 'Karte',
      url: 'HTTPS://Example.org/a\tb c',
    });
    expect(body.url).toBe('https://example.org/ab%20c');
  });
});

describe('material', () => {
  it('stands in the order of the agenda, what belongs to no item first', async () => {
    const meetingId = await scene.meeting();
    const [second, first] = [
      await scene.item(meetingId, 'all', 2),
      await scene.item(meetingId, 'all', 1),
    ];
    for (const agendaItemId of [second, first])
      await upload(coordinator, meetingId, files.pdf, { name: 'Plan', agendaItemId });
    await upload(coordinator, meetingId, files.pdf, { name: 'Plan' });
    const items = await list(member, meetingId);
    expect(items.map(({ agendaItemId }) => agendaItemId)).toEqual([null, first, second]);
  });

  it('belongs to an item of its own meeting only', async () => {
    const meetingId = await scene.meeting();
    const elsewhere = await scene.item(await scene.meeting());
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
    const meetingId = await scene.meeting();
    const agendaItemId = await scene.item(meetingId, 'leads');
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
    const meetingId = await scene.meeting();
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
    const meetingId = await scene.meeting();
    const { body } = await upload(coordinator, meetingId, files.pdf);
    await coordinator.delete(`/api/material/${body.id}`);
    const age = (days: number) =>
      app.dataSource.query(
        `update material set removed_at = now() - make_interval(days => $2) where id = $1`,
        [body.id, days],
      );
    await age(29);
    await app.nest.get(MaterialTidying).tidy();
    expect(await scene.onDisk()).toContain(body.id);
    await age(31);
    expect((await coordinator.post(`/api/material/${body.id}/restore`)).status).toBe(404);
    await app.nest.get(MaterialTidying).tidy();
    expect(await scene.onDisk()).not.toContain(body.id);
  });

  it('of one meeting has an end', async () => {
    const meetingId = await scene.meeting();
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
    const meetingId = await scene.meeting();
    const { body } = await upload(coordinator, meetingId, files.pdf);
    expect(await list(member, meetingId)).toHaveLength(1);
    expect((await upload(member, meetingId, files.pdf)).status).toBe(403);
    expect((await member.delete(`/api/material/${body.id}`)).status).toBe(403);
    expect((await member.post(`/api/material/${body.id}/restore`)).status).toBe(403);
  });

  it('takes away what they brought while they led it', async () => {
    const meetingId = await scene.meeting();
    const lead = await app.newAgent('provider');
    await app.dataSource.query('update meeting set lead_account_id = $2 where id = $1', [
      meetingId,
      lead.accountId,
    ]);
    const { body } = await upload(lead, meetingId, files.pdf);
    await app.dataSource.query(
      'update meeting set lead_account_id = null, body_id = $2 where id = $1',
      [meetingId, scene.bodyId],
    );
    expect((await lead.delete(`/api/material/${body.id}`)).status).toBe(404);
    await app.dataSource.query(
      `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
      [scene.bodyId, lead.personId],
    );
    expect((await lead.delete(`/api/material/${body.id}`)).status).toBe(204);
  });
});

describe('who does not belong to the meeting', () => {
  it.each(['stranger', 'reader'] as const)('learns of no material (%s)', async (kind) => {
    const agent = await app.agent(kind);
    const [told, draft] = [await scene.meeting(), await scene.meeting('draft')];
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
        DATA_DIR: scene.dataDir,
        S3_ENDPOINT: s3.endpoint,
        S3_BUCKET: s3Bucket,
        S3_ACCESS_KEY_ID: s3Keys.accessKeyId,
        S3_SECRET_ACCESS_KEY: s3Keys.secretAccessKey,
      },
    });
    const before = await scene.onDisk();
    const agent = await node.newAgent('coordinator');
    const { body } = await upload(agent, await scene.meeting(), files.docx, { name: 'Plan' });
    expect(s3.objects.get(`files/${body.id}`)).toEqual(Buffer.from(files.docx));
    expect(await scene.onDisk()).toEqual(before);
    expect(new Uint8Array(await (await download(agent, body.id)).arrayBuffer())).toEqual(
      files.docx,
    );
    s3.isDown = true;
    expect((await download(agent, body.id)).status).toBe(503);
    await node.close();
    await s3.close();
  });
});
