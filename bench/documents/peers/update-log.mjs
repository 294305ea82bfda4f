/**
 * Group commit of the committing relay: one statement is in flight at a time, and everything that arrives meanwhile is the next one.
 * One row per update, one prepared statement, one connection, one transaction per group; a failed commit ends the process, since
 * a benchmark of it would mean nothing.
 */
import * as encoding from 'lib0/encoding';
import { Client } from 'pg';

/** @typedef {{ room: string, frame: Buffer, done: (persisted: Uint8Array) => void }} Waiting */

const insert = {
  name: 'append',
  text: `insert into update_log (room, frame) select * from unnest($1::uuid[], $2::bytea[]) returning seq`,
};

/** @param {string} url */
export async function openUpdateLog(url) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `create table if not exists update_log (seq bigint generated always as identity primary key, room uuid not null, frame bytea not null)`,
  );
  /** @type {Waiting[]} */
  let waiting = [];
  let isCommitting = false;

  async function commit() {
    isCommitting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const { rows } = await client.query({
        ...insert,
        values: [group.map(({ room }) => room), group.map(({ frame }) => frame)],
      });
      group.forEach(({ done }, index) => done(persistedFrame(Number(rows[index]?.seq))));
    }
    isCommitting = false;
  }

  return {
    /**
     * @param {string} room
     * @param {Buffer} frame
     * @param {(persisted: Uint8Array) => void} done called after the commit with the acknowledgement for the sender
     */
    append(room, frame, done) {
      waiting.push({ room, frame, done });
      if (!isCommitting) void commit();
    },
  };
}

/**
 * `persisted(seq)` as the product sends it: two varUints, 110 and the number.
 *
 * @param {number} seq
 */
function persistedFrame(seq) {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 110);
    encoding.writeVarUint(encoder, seq);
  });
}
