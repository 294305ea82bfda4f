/** Scenarios A and B: people type, everybody else in the room sees it. Latency, and CPU per delivered character. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openCpuWindow } from '../../measure/cpu-window.mjs';
import { quantile, repeatableRandom } from '../../measure/statistics.mjs';
import { Crowd } from '../load/crowd.mjs';
import { EditLedger } from '../load/edit-ledger.mjs';
import { typingHz } from '../load/plan.mjs';
import { Typist } from '../load/typist.mjs';

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @returns {Promise<import('../load/plan.mjs').Outcome>}
 */
export async function measureTyping(plan) {
  const { rooms, clients, typists, warmUpSeconds = 0, measureSeconds = 1 } = plan.sizes;
  const crowd = new Crowd(plan);
  const ledger = new EditLedger();
  const places = Array.from({ length: clients }, (_, index) => crowd.place(index % rooms, index));
  await crowd.joinAll(places);
  for (const client of crowd.clients) client.on('update', ledger.addReceiver());

  // Rooms are dealt out in turn, so the first ones are spread evenly over all rooms.
  const typing = crowd.clients.slice(0, typists).map((client) => new Typist(client, ledger));
  for (const typist of typing) typist.begin();
  await pause(1000);
  const stopTyping = startTyping(typing, repeatableRandom(plan.run + 1));

  await pause(warmUpSeconds * 1000);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const closeWindow = openCpuWindow(plan.processes);
  ledger.startMeasuring();
  await pause(measureSeconds * 1000);
  ledger.stopMeasuring();
  const cpu = closeWindow();
  delay.disable();

  stopTyping();
  const expected = ledger.edits * (clients / rooms - 1);
  for (let waited = 0; waited < 100 && ledger.received < expected; waited++) await pause(100);
  for (const typist of typing) typist.leave();
  await crowd.leaveAll();

  const lost = expected - ledger.received;
  const deliveries = ledger.latencies.length;
  return {
    figures: {
      latencyP50Ms: quantile(ledger.latencies, 0.5),
      latencyP95Ms: quantile(ledger.latencies, 0.95),
      latencyP99Ms: quantile(ledger.latencies, 0.99),
      cpuPerDeliveryUs: (1e6 * (cpu.server + cpu.postgres)) / deliveries,
      serverCpuPerDeliveryUs: (1e6 * cpu.server) / deliveries,
      postgresCpuPerDeliveryUs: (1e6 * cpu.postgres) / deliveries,
      // The bare relay acknowledges nothing.
      ...(ledger.acknowledgements.length > 0 && {
        acknowledgedP50Ms: quantile(ledger.acknowledgements, 0.5),
        acknowledgedP95Ms: quantile(ledger.acknowledgements, 0.95),
      }),
      deliveriesPerSecond: deliveries / cpu.seconds,
      lost,
      doubled: ledger.doubled,
      outOfOrder: ledger.outOfOrder,
      generatorCpuPct: (100 * cpu.generator) / cpu.seconds,
      generatorDelayP99Ms: delay.percentile(99) / 1e6,
      noise_pct: cpu.noisePct,
    },
    errors: [
      ...crowd.errors,
      ...(lost ? [`${lost} deliveries were lost`] : []),
      ...(ledger.doubled ? [`${ledger.doubled} deliveries came twice`] : []),
      ...(ledger.outOfOrder ? [`${ledger.outOfOrder} deliveries came out of order`] : []),
    ],
  };
}

/**
 * Everybody types at `typingHz` with a beginning of their own and a little unevenness, the same for each peer.
 *
 * @param {readonly Typist[]} typists
 * @param {() => number} random
 * @returns {() => void} stops all of them
 */
function startTyping(typists, random) {
  const interval = 1000 / typingHz;
  let isTyping = true;
  for (const typist of typists) {
    let next = performance.now() + random() * interval;
    const step = () => {
      if (!isTyping) return;
      typist.type();
      next += interval * (0.9 + 0.2 * random());
      setTimeout(step, next - performance.now());
    };
    setTimeout(step, next - performance.now());
  }
  return () => {
    isTyping = false;
  };
}
