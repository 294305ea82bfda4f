/** A reason why the embedded database cannot be had; the message is one line for the person at the terminal. */
export class EmbeddedPostgresProblem extends Error {
  override readonly name = 'EmbeddedPostgresProblem';
}

const words: readonly (readonly [RegExp, (directory: string) => string])[] = [
  [
    /No space left on device|Disk quota exceeded/i,
    (directory) =>
      `There is no space left on the disk that holds ${directory}. Free some and start again.`,
  ],
  [
    /could not bind IPv4 address|Address already in use|could not create any TCP\/IP sockets/i,
    () => 'The port chosen for the embedded PostgreSQL is taken by another program.',
  ],
  [
    /lock file "postmaster\.pid" already exists|lock file .* already exists/i,
    (directory) => `The database in ${directory} is in use by another PostgreSQL process.`,
  ],
  [
    /database files are incompatible with server|was initialized by PostgreSQL version/i,
    (directory) => `The database in ${directory} was made by another version of PostgreSQL.`,
  ],
  [
    /Permission denied/i,
    (directory) =>
      `The database in ${directory} belongs to another user of this machine; start as that user or set DATA_DIR.`,
  ],
  [
    /could not map anonymous shared memory|Cannot allocate memory|could not create shared memory/i,
    () => 'There is not enough memory to start the embedded PostgreSQL.',
  ],
];

/** Turns what PostgreSQL printed into one sentence; what it does not know it quotes, first fatal line only. */
export function problemFromOutput(output: string, directory: string): EmbeddedPostgresProblem {
  const known = words.find(([pattern]) => pattern.test(output));
  if (known) return new EmbeddedPostgresProblem(known[1](directory));
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /FATAL|PANIC|error:/i.test(line)) ?? lines.at(-1);
  return new EmbeddedPostgresProblem(
    `The embedded PostgreSQL in ${directory} did not start: ${telling?.trim() ?? 'it said nothing'}`,
  );
}

/** Whether `error` carries this code of the system or of PostgreSQL, as in `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
