import { createDecoder, hasContent, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';

/** How far each Yjs client's clock has come. It says nothing about deletions: two equal vectors may have different texts. */
export type StateVector = ReadonlyMap<number, number>;

/** Bytes as Yjs writes them in sync step 1; clients in ascending order, so that equal vectors are equal bytes. */
export function encodeStateVector(vector: StateVector): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, vector.size);
  for (const client of [...vector.keys()].sort((a, b) => b - a)) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, vector.get(client) ?? 0);
  }
  return toUint8Array(encoder);
}

/** Reads a vector. Throws when the bytes are cut, have a tail, or name a client twice. */
export function decodeStateVector(bytes: Uint8Array): Map<number, number> {
  const decoder = createDecoder(bytes);
  const vector = new Map<number, number>();
  const count = readVarUint(decoder);
  for (let i = 0; i < count; i++) {
    const client = readVarUint(decoder);
    if (vector.has(client)) throw new RangeError('state vector names a client twice');
    vector.set(client, readVarUint(decoder));
  }
  if (hasContent(decoder)) throw new RangeError('state vector has a tail');
  return vector;
}

/** Whether `vector` has come at least as far as `other` for every client. */
export function covers(vector: StateVector, other: StateVector): boolean {
  for (const [client, clock] of other) if ((vector.get(client) ?? 0) < clock) return false;
  return true;
}
