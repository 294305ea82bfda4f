/** What the product promises, measured against the floors of the same run. Pure. */

/**
 * @typedef {object} Limit
 * @property {import('./load/plan.mjs').ScenarioName} scenario
 * @property {string} figure
 * @property {'relay' | 'committingRelay' | null} against the ratio to this peer's figure is limited, null: the figure itself
 * @property {number} atMost
 */

/** @type {readonly Limit[]} */
export const limits = [
  { scenario: 'A', figure: 'latencyP50Ms', against: 'committingRelay', atMost: 1.3 },
  { scenario: 'A', figure: 'cpuPerDeliveryUs', against: 'relay', atMost: 2 },
  { scenario: 'B', figure: 'cpuPerDeliveryUs', against: 'relay', atMost: 3.5 },
  { scenario: 'C', figure: 'aloneP50Ms', against: 'relay', atMost: 2 },
  { scenario: 'C', figure: 'aloneP95Ms', against: 'relay', atMost: 2 },
  { scenario: 'C', figure: 'atOnceP95Ms', against: 'relay', atMost: 2 },
  { scenario: 'D', figure: 'kbPerConnection', against: null, atMost: 18 },
  { scenario: 'D', figure: 'kbPerRoom', against: null, atMost: 20 },
  { scenario: 'E', figure: 'allSyncedMs', against: 'relay', atMost: 1.5 },
];

/** @typedef {Partial<Record<import('./peers/peer.mjs').PeerName, Record<string, import('../measure/statistics.mjs').Summary>>>} Measured */

/**
 * @param {import('./load/plan.mjs').ScenarioName} scenario
 * @param {Measured} measured
 * @returns {(Limit & { value: number | null, ok: boolean | null })[]} null when a peer was not measured
 */
export function judge(scenario, measured) {
  return limits
    .filter((limit) => limit.scenario === scenario)
    .map((limit) => {
      const product = measured.product?.[limit.figure]?.median;
      const floor = limit.against ? measured[limit.against]?.[limit.figure]?.median : 1;
      const isKnown = product !== undefined && floor !== undefined;
      const value = isKnown ? Number((product / floor).toPrecision(4)) : null;
      return { ...limit, value, ok: value === null ? null : value <= limit.atMost };
    });
}
