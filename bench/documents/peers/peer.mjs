/** What the benchmark compares: who the peers are and how each is started. */
import { startProduct } from './product.mjs';
import { startRelay } from './relay.mjs';

/**
 * @typedef {object} StartOptions
 * @property {string} directory a fresh one for everything that this server writes
 * @property {string | null} profileDirectory
 * @property {string} entry the product's main file
 * @property {boolean} [hasExample] whether the product begins with the example network, as it does unless told otherwise
 */

/**
 * @typedef {object} Peer a started server
 * @property {string} socketUrl
 * @property {string} origin
 * @property {import('../../measure/cpu-window.mjs').PeerProcesses} processes
 * @property {boolean} takesWholeState whether a document may be loaded as one message of any size
 * @property {(count: number) => Promise<string[]>} createDocuments ids of new documents
 * @property {(count: number) => Promise<string[]>} signIn cookies of that many sign-ins, or fewer
 * @property {() => string} tail last lines the server printed
 * @property {() => Promise<void>} restart starts the server process afresh on the same storage, if it has any
 * @property {() => Promise<void>} stop
 */

/** @typedef {'relay' | 'committingRelay' | 'product'} PeerName */

/** @type {Record<PeerName, (options: StartOptions) => Promise<Peer>>} */
export const peers = {
  relay: (options) => startRelay(options, false),
  committingRelay: (options) => startRelay(options, true),
  product: startProduct,
};

export const peerNames = /** @type {PeerName[]} */ (Object.keys(peers));
