import type { Client, Connection, Submittable } from 'pg';

/** A prepared statement with its values in PostgreSQL's binary format. */
export interface PipelineStep {
  readonly statement: string;
  readonly values: readonly (Uint8Array | null)[];
}

/** Object ids of PostgreSQL's types. Source: pg_type.dat. */
export const typeId = { bytea: 17, uuid: 2950 } as const;

const message = { bind: 0x42, execute: 0x45, sync: 0x53 } as const;
const [binary, everyRow, isNull] = [1, 0, -1];

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
    /** Public because `pg` wraps it in its timeout. */
    public callback: (error: Error | null, answers: readonly (string | null)[]) => void,
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
  const parts: Uint8Array[] = [];
  for (const { statement, values } of steps) {
    const name = Buffer.from(`\0${statement}\0`); // the portal has no name
    const head = Buffer.allocUnsafe(5 + name.length + 6);
    const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 0);
    head[0] = message.bind;
    head.writeInt32BE(head.length - 1 + size + 2, 1);
    name.copy(head, 5);
    head.writeInt16BE(1, head.length - 6);
    head.writeInt16BE(binary, head.length - 4);
    head.writeInt16BE(values.length, head.length - 2);
    parts.push(head);
    for (const value of values) pushValue(parts, value);
    parts.push(textResultAndExecute);
  }
  parts.push(Buffer.of(message.sync, 0, 0, 0, 4));
  return Buffer.concat(parts);
}

const textResultAndExecute = Buffer.of(0, 0, message.execute, 0, 0, 0, 9, 0, 0, 0, 0, everyRow);

function pushValue(parts: Uint8Array[], value: Uint8Array | null): void {
  parts.push(int32(value?.length ?? isNull));
  if (value !== null) parts.push(value);
}

/** A one-dimensional array. Source: `array_recv` of PostgreSQL. */
export function arrayValue(type: number, elements: readonly (Uint8Array | null)[]): Buffer {
  const hasNull = elements.includes(null) ? 1 : 0;
  const parts: Uint8Array[] = [int32(1), int32(hasNull), int32(type), int32(elements.length)];
  parts.push(int32(1)); // arrays of SQL begin with 1
  for (const element of elements) pushValue(parts, element);
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
