import type { Client, Connection, Submittable } from 'pg';

/** A value of a statement: bytes are in PostgreSQL's binary format, a string (ASCII) is in its text format. */
type PipelineValue = Uint8Array | string | null;

/** A prepared statement with its values. */
export interface PipelineStep {
  readonly statement: string;
  readonly values: readonly PipelineValue[];
}

/** Object ids of PostgreSQL's types. Source: pg_type.dat. */
export const typeId = { bytea: 17, uuid: 2950 } as const;

const [text, binary] = [0, 1];
const isNull = -1;
const bindMessage = 0x42;
/** All rows of the portal without a name. */
const execute = Buffer.of(0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0);
const sync = Buffer.of(0x53, 0, 0, 0, 4);

/**
 * Runs prepared statements in one transaction and one round trip: they leave as one write, with a single Sync at the end, which is
 * what makes them one transaction. Resolves with the first column of each statement's last row, as text, or null when it had none;
 * rejects when any of them failed, and then nothing has happened.
 *
 * `client.query` would be a round trip for each statement, and describes each result anew: that costs more than the commit itself.
 */
export function runPipeline(
  client: Client,
  steps: readonly PipelineStep[],
): Promise<readonly (string | null)[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new Pipeline(bytesOf(steps), (error, answers) => {
        if (error === null) resolve(answers);
        else reject(error);
      }),
    );
  });
}

/** What `pg` calls a query: it is handed each message of the answer. */
class Pipeline implements Submittable {
  private readonly answers: (string | null)[] = [];
  private answer: string | null = null;

  constructor(
    private readonly bytes: Buffer,
    private readonly callback: (error: Error | null, answers: readonly (string | null)[]) => void,
  ) {}

  submit({ stream }: Connection): Error | undefined {
    if (!stream.writable) return new Error('connection is closed');
    stream.write(this.bytes);
    return undefined;
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    this.answer = fields[0] ?? null;
  }

  handleCommandComplete(): void {
    this.answers.push(this.answer);
    this.answer = null;
  }

  handleReadyForQuery(): void {
    this.callback(null, this.answers);
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }
}

/** Bind and Execute of each step, then Sync. Source: PostgreSQL, "Message Formats". */
function bytesOf(steps: readonly PipelineStep[]): Buffer {
  const size = steps.reduce((sum, step) => sum + 1 + bindSize(step) + execute.length, sync.length);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const step of steps) {
    at = writeBind(bytes, step, at);
    at += execute.copy(bytes, at);
  }
  sync.copy(bytes, at);
  return bytes;
}

/** What a Bind message says of its own length: everything but its first byte. */
function bindSize({ statement, values }: PipelineStep): number {
  const fixed = 4 + 2 + statement.length + 2 + 2 + 2;
  return values.reduce((sum, value) => sum + 2 + 4 + (value?.length ?? 0), fixed);
}

/** Returns where it ends. */
function writeBind(bytes: Buffer, step: PipelineStep, start: number): number {
  const { statement, values } = step;
  let at = bytes.writeUInt8(bindMessage, start);
  at = bytes.writeInt32BE(bindSize(step), at);
  at += bytes.write(`\0${statement}\0`, at, 'latin1'); // the portal has no name
  at = bytes.writeInt16BE(values.length, at);
  for (const value of values)
    at = bytes.writeInt16BE(typeof value === 'string' ? text : binary, at);
  at = bytes.writeInt16BE(values.length, at);
  for (const value of values) {
    at = bytes.writeInt32BE(value?.length ?? isNull, at);
    if (typeof value === 'string') at += bytes.write(value, at, 'latin1');
    else if (value !== null) {
      bytes.set(value, at);
      at += value.length;
    }
  }
  return bytes.writeInt16BE(0, at); // all results as text
}

/** A one-dimensional array. Source: `array_recv` of PostgreSQL. */
export function arrayValue(type: number, elements: readonly (Uint8Array | null)[]): Buffer {
  const hasNull = elements.includes(null) ? 1 : 0;
  const parts: Uint8Array[] = [int32(1), int32(hasNull), int32(type), int32(elements.length)];
  parts.push(int32(1)); // arrays of SQL begin with 1
  for (const element of elements) {
    parts.push(int32(element?.length ?? isNull));
    if (element !== null) parts.push(element);
  }
  return Buffer.concat(parts);
}

export function uuidValue(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}
