import { hasErrors, reportScenario } from './report.mjs';

/**
 * @param {import('./peers/peer.mjs').PeerName} peer
 * @param {number} run
 * @param {Record<string, number>} figures
 * @param {string[]} [errors]
 */
const measured = (peer, run, figures, errors = []) => ({ peer, run, outcome: { figures, errors } });

describe('the report of the documents benchmark', () => {
  it('compares the medians of the runs with each floor', () => {
    const report = reportScenario('A', 'a room', [
      ...[10, 12, 90].map((value, run) => measured('relay', run, { cpuPerDeliveryUs: value })),
      ...[18, 17, 99].map((value, run) => measured('product', run, { cpuPerDeliveryUs: value })),
    ]);
    expect(report.ratios.productToRelay).toEqual({ cpuPerDeliveryUs: 1.5 });
    expect(report.limits).toContainEqual({
      ...{ scenario: 'A', figure: 'cpuPerDeliveryUs', against: 'relay', atMost: 2 },
      ...{ value: 1.5, ok: true },
    });
  });

  it('says that a limit was missed without calling it an error', () => {
    const report = reportScenario('D', 'idle', [measured('product', 0, { kbPerRoom: 20.5 })]);
    expect(report.limits.find(({ figure }) => figure === 'kbPerRoom')?.ok).toBe(false);
    expect(hasErrors({ scenarios: [report] })).toBe(false);
  });

  it('gives no verdict on what was not measured', () => {
    const report = reportScenario('E', 'storm', [measured('product', 0, { allSyncedMs: 300 })]);
    expect(report.limits.map(({ ok }) => ok)).toEqual([null]);
  });

  it('names the peer and the run in which something broke', () => {
    const lost = 'a connection was closed with 1006';
    const report = reportScenario('B', 'rooms', [measured('product', 1, {}, [lost, lost])]);
    expect(report.errors).toEqual([`product, run 2: ${lost} (2 times)`]);
    expect(hasErrors({ scenarios: [report] })).toBe(true);
  });
});
