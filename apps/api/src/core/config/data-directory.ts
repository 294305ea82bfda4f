import { access, chmod, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Why nothing can be kept in the data directory; the message is one readable line that names the variable. */
export class DataDirectoryProblem extends Error {
  override readonly name = 'DataDirectoryProblem';
}

const mayNot = (path: string): string =>
  `this user may not write in ${path}. Start as its owner, or set another place.`;

const words: Readonly<Record<string, (path: string) => string>> = {
  EACCES: mayNot,
  EPERM: mayNot,
  EROFS: (path) => `${path} can only be read. Set another place.`,
  ENOENT: (path) => `nothing can be made in ${path}. Set another place.`,
  ENOSPC: (path) => `there is no space left on the disk that holds ${path}. Free some first.`,
  ENOTDIR: (path) => `${path} is not a directory. Set another place.`,
  ENAMETOOLONG: () => 'the path is too long. Set another place.',
};

/**
 * Makes the directory, and those above it that are missing, and makes sure that this user may write there. As root what is made stays
 * closed to others, but the database's user must be able to walk through it.
 *
 * One level at a time: Node's recursive `mkdir` never ends below `/proc`, which has no room for a directory and says that it is not there.
 * @throws {DataDirectoryProblem}
 */
export async function prepareDataDirectory(path: string): Promise<void> {
  const directory = resolve(path);
  await make(directory);
  await orRefuse(directory, access(directory, constants.W_OK | constants.X_OK));
}

async function make(directory: string): Promise<void> {
  if (await isDirectory(directory)) return;
  const above = dirname(directory);
  await make(above);
  await orRefuse(above, mkdir(directory, { mode: 0o700 }).catch(unlessThere));
  if (process.getuid?.() === 0) await orRefuse(directory, chmod(directory, 0o711));
}

/** False when nothing is there yet. */
async function isDirectory(path: string): Promise<boolean> {
  const found = await orRefuse(path, stat(path).catch(nullIfMissing));
  if (found === null) return false;
  if (!found.isDirectory()) throw problem(path, 'ENOTDIR');
  return true;
}

async function orRefuse<Result>(path: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw problem(path, (error as NodeJS.ErrnoException).code ?? '', error);
  }
}

function problem(path: string, code: string, cause?: unknown): DataDirectoryProblem {
  const line = words[code]?.(path) ?? `${path} cannot be used (${code}). Set another place.`;
  return new DataDirectoryProblem(`DATA_DIR: ${line}`, { cause });
}

/** Another process was faster. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Below a file a path has no directory either; the file is found on the way up. */
function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
