/** Scenario C: how long somebody waits for a big document that others have open, coming alone and in a crowd. */
import { setTimeout as pause } from 'node:timers/promises';
import { openCpuWindow, settle } from '../../measure/cpu-window.mjs';
import { median, quantile } from '../../measure/statistics.mjs';
import { countCharacters, writeBigText } from '../load/big-text.mjs';
import { Crowd } from '../load/crowd.mjs';
import { LightClient } from '../load/light-client.mjs';
import { seedDocument } from '../load/room-seeding.mjs';

/**
 * @param {import('../load/plan.mjs').Plan} plan
 * @returns {Promise<import('../load/plan.mjs').Outcome>}
 */
export async function measureNewcomers(plan) {
  const { clients, edits = 0, charactersPerEdit = 0, newcomers = 1, crowds = 1 } = plan.sizes;
  const text = writeBigText(edits, charactersPerEdit);
  const crowd = new Crowd(plan);
  await seedDocument(crowd.place(0, 0), text, plan.takesWholeState);
  await settle(plan.processes);

  /** @type {Uint8Array[]} */
  const got = [];
  const coldOpenMs = await timeOfJoining(crowd.place(0, 0), got);
  const missing = text.characters - countCharacters(got);
  const smallest = text.state.length * 0.95;
  let incomplete = 0;

  // From here on somebody has the document open all the time.
  const resident = await new LightClient(crowd.place(0, 1)).synced;
  const closeWindow = openCpuWindow(plan.processes);
  /** @type {number[]} */
  const alone = [];
  for (let newcomer = 0; newcomer < newcomers; newcomer++) {
    await pause(50);
    alone.push(await timeOfJoining(crowd.place(0, newcomer)));
  }

  const rounds = [];
  for (let round = 0; round < crowds; round++) {
    await pause(500);
    const closeCrowdWindow = openCpuWindow(plan.processes);
    const start = performance.now();
    const times = await Promise.all(
      Array.from({ length: clients }, async (_, person) => {
        const { bytesToSync } = await crowd.join(crowd.place(0, person)).synced;
        if (bytesToSync < smallest) incomplete++;
        return performance.now() - start;
      }),
    );
    rounds.push({ times, cpu: closeCrowdWindow() });
    await crowd.leaveAll();
  }
  const noise = closeWindow().noisePct;
  await resident.leave();

  return {
    figures: {
      aloneP50Ms: quantile(alone, 0.5),
      aloneP95Ms: quantile(alone, 0.95),
      atOnceP50Ms: median(rounds.map(({ times }) => quantile(times, 0.5))),
      atOnceP95Ms: median(rounds.map(({ times }) => quantile(times, 0.95))),
      atOnceCpuSeconds: median(rounds.map(({ cpu }) => cpu.server + cpu.postgres)),
      coldOpenMs,
      documentBytes: text.state.length,
      incomplete,
      noise_pct: noise,
    },
    errors: [
      ...crowd.errors,
      ...(missing > 0 ? [`a newcomer's document lacks ${missing} characters`] : []),
      ...(incomplete ? [`${incomplete} newcomers were told they are synced too early`] : []),
    ],
  };
}

/**
 * @param {import('../load/light-client.mjs').Place} place
 * @param {Uint8Array[]} [updates] receives what comes
 * @returns {Promise<number>} milliseconds from before connecting to step 2
 */
async function timeOfJoining(place, updates) {
  const start = performance.now();
  const client = new LightClient(place);
  if (updates) client.on('update', (update) => updates.push(update));
  await client.synced;
  const took = performance.now() - start;
  await client.leave();
  return took;
}
