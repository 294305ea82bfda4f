import { Client } from 'pg';

/** Why `DATABASE_URL` leads to no database; the message is one readable line that names the variable. */
export class DatabaseUrlProblem extends Error {
  override readonly name = 'DatabaseUrlProblem';
}

/** Milliseconds; somebody may listen at the address and never say a word. */
const patience = 5_000;
const unreachable = 'PostgreSQL cannot be reached at this address.';
const refused = 'PostgreSQL refused user or password.';

/** SQLSTATE, or the system's code when nobody was there to send one. */
const words: Readonly<Record<string, string>> = {
  '28P01': refused,
  '28000': refused,
  '3D000': 'there is no such database.',
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
};

/**
 * Connects once and lets go again, before anything else uses the address: whatever goes wrong here is about `DATABASE_URL`, also what
 * nobody has words for, such as a certificate that does not fit.
 * @throws {DatabaseUrlProblem}
 */
export async function checkDatabase(url: string): Promise<void> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });
    client.on('error', () => undefined); // a connection that breaks is missed by whoever uses the next one
    await client.connect().finally(() => client.end().catch(() => undefined));
  } catch (error) {
    throw new DatabaseUrlProblem(`DATABASE_URL: ${reasonOf(error)}`, { cause: error });
  }
}

/** What `pg` and the system throw; of several tries to connect there is one for each. */
interface Thrown {
  readonly code?: string;
  readonly syscall?: string;
  readonly message: string;
  readonly errors?: readonly Thrown[];
}

/** The texts of `pg` hold no password, and those with a SQLSTATE are the server's. */
function reasonOf(thrown: unknown): string {
  const { code = '', syscall, message, errors } = thrown as Thrown;
  if (errors?.[0] !== undefined) return reasonOf(errors[0]);
  const isSocketMissing = code === 'ENOENT' && syscall === 'connect';
  if (isSocketMissing || /timeout|terminated/i.test(message)) return unreachable;
  return words[code] ?? message.split('\n', 1)[0] ?? message;
}
