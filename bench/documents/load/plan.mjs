/** How big each scenario is, in full and in short. The same sizes as in the measurements that the limits come from. */

/**
 * @typedef {object} Sizes
 * @property {number} rooms
 * @property {number} clients in all rooms together
 * @property {number} [typists] in all rooms together
 * @property {number} [warmUpSeconds]
 * @property {number} [measureSeconds]
 * @property {number} [edits] of which the big document is made
 * @property {number} [charactersPerEdit]
 * @property {number} [newcomers] one after the other
 * @property {number} [crowds] how many times everybody comes at once
 */

/**
 * @typedef {object} Plan what the generator process is told
 * @property {string} part which part of the scenario; the server is started afresh between parts
 * @property {Record<string, number>} earlier figures of the parts before
 * @property {ScenarioName} scenario
 * @property {Sizes} sizes
 * @property {number} run counted from 0; seeds the rhythm of typing
 * @property {string} socketUrl
 * @property {string} origin
 * @property {string[]} documents
 * @property {string[]} cookies
 * @property {boolean} takesWholeState
 * @property {import('../../measure/cpu-window.mjs').PeerProcesses} processes
 */

/**
 * @typedef {object} Outcome what the generator answers
 * @property {Record<string, number>} figures
 * @property {string[]} errors
 */

/** @typedef {keyof typeof scenarioTitles} ScenarioName */

export const scenarioTitles = {
  A: '1 room with 100 clients, 20 of them typing at 4 Hz',
  B: '100 rooms with 5 clients each, one of them typing at 4 Hz',
  C: 'a document of 1 MB: a newcomer alone, and 50 at once',
  D: '2,000 idle connections in 400 rooms',
  E: '500 clients in 100 rooms drop and come back',
};

/**
 * A scenario that asks for memory wants a process in which nothing has happened yet, on storage in which something has.
 *
 * @param {ScenarioName} scenario
 * @returns {readonly string[]}
 */
export function partsOf(scenario) {
  return scenario === 'D' ? ['fill', 'fewRooms', 'allRooms'] : ['whole'];
}

/** Edits per second and typist. */
export const typingHz = 4;

const newcomersAtOnce = 50;

/** @type {Record<ScenarioName, Sizes>} */
const full = {
  A: { rooms: 1, clients: 100, typists: 20, warmUpSeconds: 5, measureSeconds: 15 },
  B: { rooms: 100, clients: 500, typists: 100, warmUpSeconds: 5, measureSeconds: 15 },
  C: {
    rooms: 1,
    clients: newcomersAtOnce,
    edits: 10_000,
    charactersPerEdit: 100,
    newcomers: 40,
    crowds: 3,
  },
  D: { rooms: 400, clients: 2000 },
  E: { rooms: 100, clients: 500, crowds: 3 },
};

/** @type {Record<ScenarioName, Partial<Sizes>>} */
const short = {
  A: { warmUpSeconds: 2, measureSeconds: 5 },
  B: { warmUpSeconds: 2, measureSeconds: 5 },
  C: { newcomers: 15, crowds: 1 },
  D: {},
  E: { crowds: 1 },
};

/**
 * @param {ScenarioName} scenario
 * @param {boolean} isQuick
 * @returns {Sizes}
 */
export function sizesOf(scenario, isQuick) {
  return { ...full[scenario], ...(isQuick ? short[scenario] : {}) };
}
