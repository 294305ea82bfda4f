import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedPostgresProblem } from './embedded-postgres-problem';

/** Whose processes the database server's are. PostgreSQL refuses to run as root. */
export interface ServiceUser {
  /** Who the files belong to; null when we are not root and simply stay who we are. */
  readonly owner: Owner | null;
  /** Put before the program where only a capability opens the way to the files; it also changes the user. */
  readonly wrapper: readonly string[];
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** `reach` names files and directories that the server must be able to get to. */
export async function chooseServiceUser(needs: {
  reach: readonly string[];
  log: (message: string) => void;
}): Promise<ServiceUser> {
  if (process.getuid?.() !== 0) return { owner: null, wrapper: [] };
  const { name, ...owner } = await findAccount();
  const found = await Promise.all(needs.reach.map((path) => findClosedDirectory(path, owner)));
  const closed = found.find((path) => path !== null);
  if (closed === undefined) return { owner, wrapper: [] };
  const wrapper = capabilityWrapper(owner);
  if (wrapper === null)
    throw new EmbeddedPostgresProblem(
      `PostgreSQL does not run as root, and the user "${name}" cannot enter ${closed}. Start as an ordinary user, or move the project and DATA_DIR to where others may enter, such as /srv.`,
    );
  needs.log(
    `${closed} is closed to the database's user "${name}"; it gets the right to pass through.`,
  );
  return { owner, wrapper };
}

async function findAccount(): Promise<Owner & { name: string }> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] =
      lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return { name: 'nobody', uid: 65534, gid: 65534 };
}

/** The topmost directory on the way to `path` that this user may not enter. */
async function findClosedDirectory(path: string, owner: Owner): Promise<string | null> {
  const above = dirname(path);
  if (above !== path) {
    const closed = await findClosedDirectory(above, owner);
    if (closed !== null) return closed;
  }
  const { mode, uid, gid } = await stat(path);
  const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
  return (mode >> shift) & 0o1 ? null : path;
}

/**
 * A clone below /root is the usual case: every directory on the way is closed to others. `setpriv` starts the
 * server as the service user with nothing of root but the right to pass; containers often allow the second only.
 */
function capabilityWrapper({ uid, gid }: Owner): string[] | null {
  for (const capability of ['dac_read_search', 'dac_override']) {
    const wrapper = [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      `--inh-caps=-all,+${capability}`,
      `--ambient-caps=-all,+${capability}`,
    ];
    const [command = '', ...args] = [...wrapper, 'true'];
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return wrapper;
  }
  return null;
}
