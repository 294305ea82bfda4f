import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { List, Material, Meeting } from '@quartiersforum/domain';
import type { Agent, Answer } from './agent';
import { startTestApp } from './app';

/** A body with a member, meetings of it on demand, and how material is handed in and out. Close it in `afterAll`. */
export async function createMaterialScene() {
  const dataDir = await mkdtemp(join(tmpdir(), 'quartiersforum-material-'));
  const app = await startTestApp({ environment: { DATA_DIR: dataDir } });
  const coordinator = await app.agent('coordinator');
  const member = await app.newAgent('fieldworker');

  async function insert(sql: string, values: unknown[] = []): Promise<string> {
    const [row] = await app.dataSource.query<{ id: string }[]>(`${sql} returning id`, values);
    return row?.id ?? '';
  }

  const bodyId = await insert(
    `insert into body (name, purpose) values ('Austauschtreffen', 'Austausch')`,
  );
  await app.dataSource.query(
    `insert into membership (body_id, person_id, valid_from) values ($1, $2, '2020-01-01')`,
    [bodyId, member.personId],
  );
  return {
    dataDir,
    app,
    coordinator,
    member,
    bodyId,
    insert,
    meeting: (state: Meeting['state'] = 'invited') =>
      insert(
        `insert into meeting (body_id, kind, title, state, starts_at, duration_minutes)
         values ($1, 'exchange', 'Austauschtreffen', $2, '2027-01-12T09:00Z', 120)`,
        [bodyId, state],
      ),
    item: (meetingId: string, visibility = 'all', position = 1) =>
      insert(
        `insert into agenda_item (meeting_id, position, kind, title, duration_minutes, visibility)
         values ($1, $3, 'talk', 'Vortrag', 15, $2)`,
        [meetingId, visibility, position],
      ),
    /** Names of the files that lie on the disk. */
    onDisk: async () =>
      (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name),
    async close(): Promise<void> {
      await app.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
export type MaterialScene = Awaited<ReturnType<typeof createMaterialScene>>;

export function upload<Body = Material>(
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

export const list = async (agent: Agent, meetingId: string) =>
  (await agent.get<List<Material>>(`/api/meetings/${meetingId}/material`)).body.items;

export const download = (agent: Agent, id: string, headers: Record<string, string> = {}) =>
  fetch(new URL(`/api/material/${id}/file`, agent.baseUrl), {
    headers: { ...(agent.cookie !== null && { Cookie: agent.cookie }), ...headers },
  });
