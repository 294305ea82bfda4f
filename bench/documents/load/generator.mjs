/**
 * The process that makes the load: forked once for each measurement, told a plan, answers the figures. It reads the clocks of the
 * server's processes itself, since only it knows when its own measuring begins and ends.
 */
import { measureIdle } from '../scenarios/idle.mjs';
import { measureNewcomers } from '../scenarios/newcomers.mjs';
import { measureStorm } from '../scenarios/storm.mjs';
import { measureTyping } from '../scenarios/typing.mjs';

/** @type {Record<import('./plan.mjs').ScenarioName, (plan: import('./plan.mjs').Plan) => Promise<import('./plan.mjs').Outcome>>} */
const scenarios = {
  A: measureTyping,
  B: measureTyping,
  C: measureNewcomers,
  D: measureIdle,
  E: measureStorm,
};

process.once('disconnect', () => process.exit(1));
process.once('message', (/** @type {import('./plan.mjs').Plan} */ plan) => {
  void scenarios[plan.scenario](plan)
    .catch((error) => ({ figures: {}, errors: [String(error)] }))
    .then(({ figures, errors }) => {
      // A figure of nothing (no delivery, no time) is left out; what is missing is seen, a null is calculated with.
      const known = Object.entries(figures).filter(([, value]) => Number.isFinite(value));
      process.send?.({ figures: Object.fromEntries(known), errors }, () => process.exit(0));
    });
});
