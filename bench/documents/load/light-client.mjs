/**
 * A person's connection without the person's document: it joins as y-websocket does, decodes what comes and keeps nothing, so that
 * hundreds of them fit into one process. It counts as synced when step 2 has come, as a real client would.
 */
import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';
import { readFrame, stepOneFrame, stepTwoFrame } from './frames.mjs';

/** A state vector, and an update, of a document in which nothing has happened. */
export const emptyVector = Uint8Array.of(0);
const emptyUpdate = Uint8Array.of(0, 0);

/**
 * @typedef {object} Place where and as whom to join
 * @property {string} url
 * @property {string} origin
 * @property {string} cookie empty for a server without sessions
 */

/**
 * @typedef {object} LightClientEvents
 * @property {[update: Uint8Array]} update an update, or the update inside a step 2
 * @property {[]} persisted
 */

/** @extends {EventEmitter<LightClientEvents>} */
export class LightClient extends EventEmitter {
  /** Settles when step 2 has come; fails when the connection ends before. */
  synced;
  /** Bytes of document that came up to and including step 2. */
  bytesToSync = 0;
  #isSynced = false;
  #isLeaving = false;

  /**
   * @param {Place} place
   * @param {Uint8Array} [stateVector] what this client already has
   */
  constructor({ url, origin, cookie }, stateVector = emptyVector) {
    super();
    const headers = cookie ? { Cookie: cookie } : {};
    this.socket = new WebSocket(url, { origin, headers, perMessageDeflate: false });
    /** @type {PromiseWithResolvers<LightClient>} */
    const { promise, resolve, reject } = Promise.withResolvers();
    this.synced = promise;
    promise.catch(() => undefined); // Whoever waits for it is told; nobody has to wait.
    this.socket.on('open', () => this.socket.send(stepOneFrame(stateVector)));
    this.socket.on('error', reject);
    this.socket.on('close', (code) => {
      reject(new Error(`closed with ${code} before it was synced`));
      if (!this.#isLeaving) this.onLost(code);
    });
    this.socket.on('message', (data) => this.#read(/** @type {Buffer} */ (data), resolve));
  }

  /**
   * Called when the server ends the connection.
   *
   * @type {(code: number) => void}
   */
  onLost = () => undefined;

  /**
   * @param {Buffer} data
   * @param {(client: LightClient) => void} whenSynced
   */
  #read(data, whenSynced) {
    const frame = readFrame(data);
    if (frame.kind === 'persisted') this.emit('persisted');
    else if (frame.kind === 'stepOne') this.socket.send(stepTwoFrame(emptyUpdate));
    else if (frame.payload) {
      if (!this.#isSynced) this.bytesToSync += frame.payload.length;
      this.emit('update', frame.payload);
      if (frame.kind === 'stepTwo' && !this.#isSynced) {
        this.#isSynced = true;
        whenSynced(this);
      }
    }
  }

  /** @param {Uint8Array} frame */
  send(frame) {
    this.socket.send(frame);
  }

  /** Says good-bye and waits until the server has, too. */
  leave() {
    this.#isLeaving = true;
    return new Promise((resolve) => {
      if (this.socket.readyState === this.socket.CLOSED) return resolve(null);
      this.socket.once('close', resolve);
      this.socket.close();
    });
  }

  /** Vanishes as when a network breaks: no good-bye, and nobody waits. */
  drop() {
    this.#isLeaving = true;
    this.socket.terminate();
  }
}
