/**
 * The process that makes the load: forked once for each measurement, told a plan, answers the figures. All screens and the one who leads
 * live here, so that one clock times the press of the button and what 300 screens see of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { openCpuWindow } from '../../measure/cpu-window.mjs';
import { quantile, repeatableRandom } from '../../measure/statistics.mjs';
import { Screen } from './screen.mjs';

/**
 * @typedef {object} Plan
 * @property {string} origin
 * @property {string} meetingId
 * @property {string} leadCookie
 * @property {readonly string[]} cookies
 * @property {import('../../measure/cpu-window.mjs').PeerProcesses} processes
 * @property {import('../options.mjs').Sizes} sizes
 */

/** A screen that has not seen a change after this has lost it; in milliseconds. */
const patience = 5_000;

/** @param {Plan} plan */
async function measure(plan) {
  const { sizes, origin, meetingId, cookies } = plan;
  /** @type {string[]} */
  const errors = [];
  const screens = Array.from({ length: sizes.people }, (_, index) => {
    const screen = new Screen({ origin, meetingId, cookie: cookies[index % cookies.length] ?? '' });
    screen.onLost = (reason) => errors.push(`a screen lost its connection: ${reason}`);
    return screen;
  });
  const closeWindow = openCpuWindow(plan.processes);
  const joined = await joinAll(screens, sizes, errors);
  await pause(1_000);
  const closeChanges = openCpuWindow(plan.processes);
  const { seen, travelled, answered, lost } = await changeItems(plan, screens, errors);
  const cpu = closeChanges();
  const { noisePct } = closeWindow();
  const stale = screens.reduce((sum, screen) => sum + screen.stale, 0);
  if (lost > 0) errors.push(`${lost} changes were not seen`);
  if (stale > 0) errors.push(`${stale} stale states came after newer ones`);
  for (const screen of screens) screen.leave();
  const deliveries = sizes.changes * sizes.people;
  return {
    figures: {
      ...{ seenP50Ms: quantile(seen, 0.5), seenP95Ms: quantile(seen, 0.95) },
      ...{ seenP99Ms: quantile(seen, 0.99), seenMaxMs: quantile(seen, 1) },
      ...{ fanOutP50Ms: quantile(travelled, 0.5), fanOutP95Ms: quantile(travelled, 0.95) },
      fanOutP99Ms: quantile(travelled, 0.99),
      ...{ answeredP50Ms: quantile(answered, 0.5), answeredP95Ms: quantile(answered, 0.95) },
      ...{ joinedP50Ms: quantile(joined, 0.5), joinedP95Ms: quantile(joined, 0.95) },
      joinedMaxMs: quantile(joined, 1),
      ...{ lost, stale, payloadBytes: screens[0]?.payloadBytes ?? NaN },
      cpuPerDeliveryUs: ((cpu.server + cpu.postgres) * 1e6) / deliveries,
      generatorCpuPct: (100 * cpu.generator) / cpu.seconds,
      noise_pct: noisePct,
    },
    errors,
  };
}

/**
 * @param {readonly Screen[]} screens
 * @param {import('../options.mjs').Sizes} sizes
 * @param {string[]} errors
 */
async function joinAll(screens, { joinMs }, errors) {
  const random = repeatableRandom(3);
  const times = await Promise.all(
    screens.map(async (screen) => {
      await pause(random() * joinMs);
      return screen.join().catch((error) => {
        errors.push(String(error));
        return NaN;
      });
    }),
  );
  return times.filter(Number.isFinite);
}

/**
 * Next, back, next, back: each time a change of the item that everybody is to see.
 *
 * @param {Plan} plan
 * @param {readonly Screen[]} screens
 * @param {string[]} errors
 */
async function changeItems(plan, screens, errors) {
  const { changes, changeEveryMs } = plan.sizes;
  /** @type {number[]} */
  const seen = [];
  /** @type {number[]} */
  const travelled = [];
  /** @type {number[]} */
  const answered = [];
  let lost = 0;
  let version = Math.max(...screens.map((screen) => screen.version));
  for (let change = 0; change < changes; change++) {
    const next = pause(changeEveryMs);
    const action = change % 2 === 0 ? 'next' : 'back';
    /** @type {Map<Screen, import('./screen.mjs').Sight>} */
    const first = new Map();
    const before = version;
    const all = new Promise((resolve) => {
      for (const screen of screens)
        screen.onState = (told, sight) => {
          if (told > before && !first.has(screen)) first.set(screen, sight);
          if (first.size === screens.length) resolve(true);
        };
    });
    const pressed = performance.now();
    const command = await steer(plan, action, version).catch((error) => errors.push(String(error)));
    if (typeof command === 'number') break;
    answered.push(performance.now() - pressed);
    version = command.version;
    const late = new AbortController();
    await Promise.race([all, pause(patience, null, { signal: late.signal }).catch(() => null)]);
    late.abort();
    lost += screens.length - first.size;
    for (const sight of first.values()) {
      seen.push(sight.at - pressed);
      travelled.push(sight.travelled);
    }
    await next;
  }
  return { seen, travelled, answered, lost };
}

/**
 * @param {Plan} plan
 * @param {string} action
 * @param {number} version
 * @returns {Promise<{ version: number }>}
 */
async function steer({ origin, meetingId, leadCookie }, action, version) {
  const answer = await fetch(`${origin}/api/meetings/${meetingId}/steering`, {
    method: 'POST',
    headers: { Origin: origin, Cookie: leadCookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, version }),
  });
  if (!answer.ok) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
  return /** @type {Promise<{ version: number }>} */ (answer.json());
}

process.once('disconnect', () => process.exit(1));
process.once('message', (/** @type {Plan} */ plan) => {
  void measure(plan)
    .catch((error) => ({ figures: {}, errors: [String(error)] }))
    .then(({ figures, errors }) => {
      const known = Object.entries(figures).filter(([, value]) => Number.isFinite(value));
      process.send?.({ figures: Object.fromEntries(known), errors }, () => process.exit(0));
    });
});
