/**
 * The messages of `/yjs/:documentId` as bytes: y-websocket's sync messages (kind 0; step 1, step 2, update) and the server's
 * `persisted` (kind 110). Everything else is read as `other`.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const [stepOne, stepTwo, update] = [0, 1, 2];
const persisted = 110;

/** @typedef {{ kind: 'stepOne' | 'stepTwo' | 'update', payload: Uint8Array } | { kind: 'persisted' | 'other', payload: null }} Frame */

/** @param {Uint8Array} stateVector */
export const stepOneFrame = (stateVector) => syncFrame(stepOne, stateVector);
/** @param {Uint8Array} update */
export const stepTwoFrame = (update) => syncFrame(stepTwo, update);
/** @param {Uint8Array} bytes */
export const updateFrame = (bytes) => syncFrame(update, bytes);

/**
 * @param {number | undefined} step
 * @param {Uint8Array} payload
 */
function syncFrame(step, payload) {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, step ?? 0);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/**
 * @param {Uint8Array} bytes
 * @returns {Frame}
 */
export function readFrame(bytes) {
  const decoder = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(decoder);
  if (kind === persisted) return { kind: 'persisted', payload: null };
  if (kind !== 0) return { kind: 'other', payload: null };
  const step = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (step === stepOne) return { kind: 'stepOne', payload };
  return { kind: step === stepTwo ? 'stepTwo' : 'update', payload };
}
